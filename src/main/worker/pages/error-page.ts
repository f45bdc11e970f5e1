// What a visitor sees instead of a file: the status, what happened, what to do. Never a path or an error's own text.
import { brokenThread } from './icons.ts'
import { renderPage } from './page-frame.ts'
import { errorStyle } from './style.ts'

/**
 * The HTML document for an error status. Statuses that Spool does not send get the words of their class. Every page
 * but that for 421 links to `/`: there the host itself is the mistake.
 */
export function renderErrorPage(status: number): string {
  const { title, text } = explanations[status] ?? explanations[status < 500 ? 400 : 500]!
  const home = status === 421 ? '' : '<a class="home" href="/">Go to the shared folder</a>'
  return renderPage(
    `${title} – Spool`,
    errorStyle,
    `${brokenThread}<p class="status">${status}</p><h1>${title}</h1><p>${text}</p>${home}`,
  )
}

type Explanation = { readonly title: string; readonly text: string }

const explanations: Partial<Record<number, Explanation>> = {
  400: {
    title: 'This link doesn’t work',
    text: 'The address is damaged or incomplete. Start from the shared folder and find your way from there.',
  },
  403: {
    title: 'This is not open to visitors',
    text: 'The sharing computer may not read it, or it is not a file. Ask the person who shares it.',
  },
  404: {
    title: 'There is nothing here',
    text: 'The file or folder may have been moved, renamed or removed. Look for it in the shared folder.',
  },
  405: {
    title: 'Files here can only be read',
    text: 'You can look at everything and download it, but not upload, change or delete.',
  },
  408: {
    title: 'That took too long',
    text: 'The request did not arrive in time, perhaps over a weak connection. Reload the page to try again.',
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
  },
  431: {
    title: 'The request is too large',
    text: 'Your browser sent more along than it should, often old cookies. A private window helps.',
  },
  500: {
    title: 'Something went wrong',
    text: 'The sharing computer could not read this. Try again, and tell the person who shares it if it stays so.',
  },
  501: {
    title: 'Spool doesn’t know how to do that',
    text: 'Your program asked for something other than reading a file. An ordinary browser will do.',
  },
  503: {
    title: 'Not available just now',
    text: 'Too many people are downloading, or the folder’s drive has been unplugged. Try again in a moment.',
  },
  505: {
    title: 'That version of HTTP isn’t spoken here',
    text: 'Your program is too old or too new in its ways. An ordinary browser will do.',
  },
}
