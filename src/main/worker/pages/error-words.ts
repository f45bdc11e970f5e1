/** Words for errors, for people and programs alike: what happened, and what to do. Never a path or an error's own text. */

/** Why, where one status has several reasons that need different words. */
export type ErrorCause =
  | 'folder-gone'
  | 'malformed'
  | 'not-listed'
  | 'overload'
  | 'selection-ambiguous'
  | 'selection-empty'
  | 'selection-gone'
  | 'service-worker'
  | 'too-many-entries'
  | 'too-many-files'

/** A heading and a text, both sentences; the heading goes without its full stop. */
export type ErrorWords = {
  readonly title: string
  readonly text: string
  /** What the page offers: the way to the shared folder by default, or the same address again. */
  readonly button?: 'again' | 'none'
}

/** Returns the words for a status and its cause. Statuses that Spool does not send get those of their class. */
export function errorWords(status: number, cause?: ErrorCause): ErrorWords {
  if (cause !== undefined) return wordsOfCauses[cause]
  return wordsOfStatuses[status] ?? wordsOfStatuses[status < 500 ? 400 : 500]!
}

const wordsOfCauses: Record<ErrorCause, ErrorWords> = {
  'folder-gone': {
    title: 'The shared folder isn’t there at the moment',
    text: 'Its drive may be unplugged, or it has been moved. Sharing resumes as soon as it’s back.',
    button: 'again',
  },
  malformed: {
    title: 'This request can’t be understood',
    text: 'It is not valid HTTP. An ordinary browser will do; the link itself may be right.',
  },
  'not-listed': {
    title: 'Not open for browsing',
    text: 'The owner has turned browsing off. Ask them for the exact link.',
    // The shared folder is most likely not shown either.
    button: 'none',
  },
  'too-many-entries': {
    title: 'This folder has too many files to show',
    text: 'Its files can be downloaded by their exact links. Ask the owner to sort them into folders.',
  },
  'too-many-files': {
    title: 'This folder has too many files for one archive',
    text: 'Open the folders in it and download them one by one.',
  },
  'selection-empty': {
    title: 'Nothing is selected',
    text: 'Go back, select the files and folders that you want, and download them.',
  },
  'selection-gone': {
    title: 'Some of what you selected is gone',
    text: 'It has been moved, renamed or removed meanwhile. Go back, reload the page and select again.',
  },
  'selection-ambiguous': {
    title: 'This selection has two meanings',
    text: 'The folder has changed meanwhile. Go back, reload the page and select again.',
  },
  'service-worker': {
    title: 'No service workers here',
    text: 'One would stay in the browser and answer for everything that is shared at this address later.',
  },
  overload: {
    title: 'Too much is going on here right now',
    text: 'More is being downloaded than the sharing computer can manage. Try again in a moment.',
    button: 'again',
  },
}

const wordsOfStatuses: Partial<Record<number, ErrorWords>> = {
  400: {
    title: 'This link doesn’t work',
    text: 'The address is damaged or incomplete. Start from the shared folder and find your way from there.',
  },
  403: {
    title: 'This is not open to visitors',
    text: 'The sharing computer isn’t allowed to open that item, or it is not a file. Ask the owner.',
  },
  404: {
    title: 'We can’t find that',
    text: 'The file or folder may have been moved, renamed or removed. Look for it in the shared folder.',
  },
  405: {
    title: 'Files here can only be read',
    text: 'You can look at everything and download it, but not upload, change or delete.',
  },
  412: {
    title: 'The file has changed',
    text: 'It is not the version your program asked for any more. Open it again from the shared folder.',
  },
  414: {
    title: 'This link is too long',
    text: 'The address is longer than any file here needs. Start from the shared folder and go from there.',
  },
  416: {
    title: 'That part of the file doesn’t exist',
    text: 'The file may have become shorter since the download began. Download it again from the start.',
  },
  417: {
    title: 'That can’t be promised here',
    text: 'Your program expects something that Spool does not offer. An ordinary browser will do.',
  },
  421: {
    title: 'Not at this address',
    text: 'This computer doesn’t go by the name in the address bar. Use the link exactly as it was given to you.',
    // The host itself is the mistake, and every link on it would be.
    button: 'none',
  },
  431: {
    title: 'The request is too large',
    text: 'Your browser sent more along than it should, often old cookies. A private window helps.',
  },
  500: {
    title: 'Something went wrong',
    text: 'The sharing computer could not read this. Try again, and tell the owner if it happens again.',
  },
  501: {
    title: 'Spool doesn’t know how to do that',
    text: 'Your program asked for something other than reading a file. An ordinary browser will do.',
  },
  503: {
    title: 'Not available just now',
    text: 'Another program on the sharing computer is busy with this file. Try again in a moment.',
    button: 'again',
  },
  505: {
    title: 'That version of HTTP isn’t spoken here',
    text: 'Your program uses another version of HTTP. An ordinary browser will do.',
  },
}
