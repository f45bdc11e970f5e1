/** What `spool --help` prints. */
export const usage = `Usage: spool [folder] [port] [options]
       spool [file or folder]... [port] [options]

Shares a folder on your local network. Anyone nearby can browse it and
download from it with a web browser until you press Ctrl+C. Of several files
and folders nothing else can be reached.

  folder                 folder to share (default: the current one)
  file                   file to share; - for what standard input holds
  port                   TCP port (default: 8080, or the next free one)

Options:
  --host ADDRESS         listen on this address only (default: all of them)
  --name NAME            also answer to this name, such as mypc.lan (repeatable)
  -p, --port PORT        same as the second argument; 0 for any free port
  --text TEXT            share this text
  -t, --threads N        pool threads, 1 to 64 (default: one per core, 2 to 8)
  -q, --queue N          capacity of the job queue, 1 to 1024 (default: 64)
  --hidden               also serve and list names that begin with a dot
  --no-listing           don't show what folders contain
  --no-index             list a folder even if it has an index.html
  --cors                 let other websites read these files (CORS)
  --validators KIND      file (default), or content: entity tags by size and
                         time alone, the same for copies on several machines
  --trust-proxy ADDRESS  believe this proxy, an address or a range such as
                         10.0.0.0/8, when it names the client (repeatable)
  --for TIME             end after this time, such as 45m, 2h or 1h30m
  --until TIME           end at this time, such as 18:00 or 2030-12-31T18:00
  --deliveries N         end after N complete downloads
  --idle TIME            end when nobody has come for this time
  --key                  only for those with the link, which carries a key
  --pin [DIGITS]         the same, and a PIN lets in who opens the bare address:
                         4 to 12 digits of your own, or six random ones
  --log-format FORMAT    text, json, combined or none (default: text)
  --log-file FILE        append the log to this file instead of printing it
  --qr, --no-qr          always, or never, show the link as a QR code (default:
                         on a terminal that has colours and room for it)
  -y, --yes              share an entire home folder or disk without a question
  -h, --help             print this help
  -v, --version          print the version

Examples:
  spool                  share the current folder
  spool ~/Photos 9000    share the Photos folder on port 9000
  spool film.mkv notes   share a file and a folder, and nothing else
  spool . --for 2h       end in two hours, once all downloads are finished
  spool ~/Photos --pin   share it with those who are told the link or the PIN
  spool . --host 127.0.0.1 --log-format json
`
