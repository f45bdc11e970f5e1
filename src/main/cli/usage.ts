/** What `spool --help` prints. */
export const usage = `Usage: spool [folder] [port] [options]

Shares a folder on the local network: everyone nearby can browse and
download it with a web browser, until you press Ctrl+C.

  folder                 what to share (default: the current folder)
  port                   TCP port (default: 8080, or the next free one)

Options:
  --host ADDRESS         listen on this address only (default: all of them)
  --name NAME            answer to this name, too, as mypc.lan (repeatable)
  -p, --port PORT        the same as the second argument; 0 for any free port
  -t, --threads N        pool threads, 1 to 64 (default: one per core, 2 to 8)
  -q, --queue N          capacity of the job queue, 1 to 1024 (default: 64)
  --hidden               serve and list names that begin with a dot, too
  --no-listing           don't show what a folder contains
  --no-index             show a folder's listing even if it has an index.html
  --cors                 let web pages from elsewhere read the share
  --log-format FORMAT    text, json, combined or none (default: text)
  --log-file FILE        append the log to this file instead of printing it
  -h, --help             print this
  -v, --version          print the version

Examples:
  spool                  share the current folder
  spool ~/Photos 9000    share the Photos folder on port 9000
  spool . --host 127.0.0.1 --log-format json
`
