-- Requests the targets in the file named by the first argument, in their order, over and over.

dofile('report.lua')

local requests = {}
local position = 0

function init(args)
  for target in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format('GET', target)
  end
end

function request()
  position = position % #requests + 1
  return requests[position]
end
