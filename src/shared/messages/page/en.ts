/**
 * Every text of the pages that guests see, in the part of the ICU message format that `formatMessage` knows: `{name}` for a
 * value, and `{count, plural, one {# file} other {# files}}`. No text has a character that means something in HTML.
 *
 * A function, here and in the other languages, so that a thread makes only the texts that its guests read.
 */
export const en = () => ({
  'page.sharedWith': 'Shared with Spool',
  'page.sharedBy': 'Shared by {name}',

  'path.label': 'Path',
  'path.up': 'Up to {name}',
  'search.label': 'Search in this folder',
  'search.submit': 'Search',

  'summary.folders': '{count, plural, one {# folder} other {# folders}}',
  'summary.files': '{count, plural, one {# file} other {# files}}',
  'summary.items': '{count, plural, one {# item} other {# items}}',
  'summary.manyItems': '{number}+ items',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · page\u00a0{page}\u00a0of\u00a0{pages}',

  'column.name': 'Name',
  'column.size': 'Size',
  'column.date': 'Modified',

  'sort.label': 'Sort order: {order}',
  'sort.name': 'Name A–Z',
  'sort.nameReversed': 'Name Z–A',
  'sort.newest': 'Newest first',
  'sort.oldest': 'Oldest first',
  'sort.largest': 'Largest first',
  'sort.smallest': 'Smallest first',

  'kind.folder': 'Folder',
  'kind.image': 'Picture',
  'kind.video': 'Video',
  'kind.audio': 'Audio',
  'kind.document': 'Document',
  'kind.text': 'Text',
  'kind.code': 'Source code',
  'kind.archive': 'Archive',
  'kind.app': 'Program',
  'kind.font': 'Font',
  'kind.other': 'File',

  'empty.title': 'This folder is empty',
  'empty.text': 'New files appear here after a reload.',

  'view.list': 'List',
  'view.grid': 'Grid',

  'download.all': 'Download all (ZIP)',
  'download.allSize': 'Download all (ZIP, {size})',
  'download.selected': 'Download selection (ZIP)',
  'download.one': 'Download {name}',
  'select.start': 'Select',
  'select.cancel': 'Cancel',
  'select.one': 'Select {name}',

  'viewer.position': '{position} of {total}',
  'viewer.previous': 'Previous',
  'viewer.next': 'Next',
  'viewer.download': 'Download',
  'viewer.original': 'Open file',
  'viewer.open': 'Open {name}',
  'viewer.play': 'Play {name}',
  'viewer.playlist': 'Playlist',
  'viewer.subtitles': 'Subtitles',
  'viewer.cut': 'This is the beginning of the file: {shown} of {size}.',
  'viewer.empty': 'This file is empty.',
  'viewer.noPreview': 'There is no preview of this kind of file.',
  'viewer.mayNotPlay': 'If it doesn’t play here, download it and open it in another app.',

  'pager.top': 'Pages, top',
  'pager.bottom': 'Pages, bottom',
  'pager.previous': 'Previous',
  'pager.next': 'Next',

  'search.searching': 'Searching…',
  'search.found': '{count, plural, one {# found} other {# found}}',
  'search.first': 'The first {entries}: more words find fewer',
  'search.none.title': 'Nothing found',
  'search.none.text': 'Only names are searched: those in this folder and in the folders below it.',
  'search.leave': 'Show all files',

  'date.today': 'Today, {time}',
  'date.yesterday': 'Yesterday, {time}',
  'date.full': '{date}, {time}',

  /** From bytes up to 1024 to the fifth; Intl has names for them, but promises 1000 in some languages. */
  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Go to the shared folder',
  'error.again': 'Try again',
  /** For programs: a heading, which has no full stop, and the text that follows it. */
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'The shared folder isn’t there at the moment',
  'error.folder-gone.text':
    'Its drive may be unplugged, or it has been moved. Sharing resumes as soon as it’s back.',
  'error.malformed.title': 'This request can’t be understood',
  'error.malformed.text': 'It is not valid HTTP. An ordinary browser will do; the link itself may be right.',
  'error.not-listed.title': 'Not open for browsing',
  'error.not-listed.text': 'The owner has turned browsing off. Ask them for the exact link.',
  'error.too-many-entries.title': 'This folder has too many files to show',
  'error.too-many-entries.text':
    'Its files can be downloaded by their exact links. Ask the owner to sort them into folders.',
  'error.too-many-files.title': 'This folder has too many files for one archive',
  'error.too-many-files.text': 'Open the folders in it and download them one by one.',
  'error.selection-empty.title': 'Nothing is selected',
  'error.selection-empty.text': 'Go back, select the files and folders that you want, and download them.',
  'error.selection-changed.title': 'Your selection has changed',
  'error.selection-changed.text':
    'Something has been moved, renamed or removed meanwhile. Go back, reload the page and select again.',
  'error.service-worker.title': 'No service workers here',
  'error.service-worker.text':
    'One would stay in the browser and answer for everything that is shared at this address later.',
  'error.overload.title': 'Too much is going on here right now',
  'error.overload.text':
    'More is being downloaded than the sharing computer can manage. Try again in a moment.',

  'error.400.title': 'This link doesn’t work',
  'error.400.text':
    'The address is damaged or incomplete. Start from the shared folder and find your way from there.',
  'error.403.title': 'This is not open to visitors',
  'error.403.text':
    'The sharing computer isn’t allowed to open that item, or it is not a file. Ask the owner.',
  'error.404.title': 'We can’t find that',
  'error.404.text':
    'The file or folder may have been moved, renamed or removed. Look for it in the shared folder.',
  'error.405.title': 'Files here can only be read',
  'error.405.text': 'You can look at everything and download it, but not upload, change or delete.',
  'error.412.title': 'The file has changed',
  'error.412.text':
    'It is not the version your program asked for any more. Open it again from the shared folder.',
  'error.414.title': 'This link is too long',
  'error.414.text':
    'The address is longer than any file here needs. Start from the shared folder and go from there.',
  'error.416.title': 'That part of the file doesn’t exist',
  'error.416.text':
    'The file may have become shorter since the download began. Download it again from the start.',
  'error.417.title': 'That can’t be promised here',
  'error.417.text': 'Your program expects something that Spool does not offer. An ordinary browser will do.',
  'error.421.title': 'Not at this address',
  'error.421.text':
    'This computer doesn’t go by the name in the address bar. Use the link exactly as it was given to you.',
  'error.431.title': 'The request is too large',
  'error.431.text': 'Your browser sent more along than it should, often old cookies. A private window helps.',
  'error.500.title': 'Something went wrong',
  'error.500.text':
    'The sharing computer could not read this. Try again, and tell the owner if it happens again.',
  'error.501.title': 'Spool doesn’t know how to do that',
  'error.501.text':
    'Your program asked for something other than reading a file. An ordinary browser will do.',
  'error.503.title': 'Not available just now',
  'error.503.text': 'Another program on the sharing computer is busy with this file. Try again in a moment.',
  'error.blocked.title': 'You can’t open this share',
  'error.blocked.text':
    'The person who shares this folder has blocked your device. If you think that’s a mistake, ask them.',
  'error.505.title': 'That version of HTTP isn’t spoken here',
  'error.505.text': 'Your program uses another version of HTTP. An ordinary browser will do.',
  'share.items': 'Shared files',

  'door.pin.title': 'Enter the PIN',
  'door.pin.text': 'The person who shares this folder can tell you what it is.',
  'door.pin.label': 'PIN',
  'door.pin.open': 'Open',
  'door.wrong.title': 'That’s not the PIN',
  'door.wrong.text': 'Check it and try again, or ask for the link.',
  'door.wait.title': 'Too many wrong PINs',
  'door.wait.text': 'Try again later, or ask for the link. Minutes to wait: {minutes}.',
  'door.asking.title': 'Waiting to be let in',
  'door.asking.text':
    'The person who shares this folder has been asked. It opens here as soon as they let you in.',
  'door.denied.title': 'You weren’t let in',
  'door.denied.text': 'The person who shares this folder said no. If you think that’s a mistake, ask them.',
  'door.expired.title': 'This request has expired',
  'door.expired.text': 'Ask again if you would still like to open the shared folder.',
  'door.expired.again': 'Ask again',
  'door.many.title': 'Too many requests are open',
  'door.many.text': 'Wait for the answer to the first one, or try again in five minutes.',
  'door.missing.title': 'There’s nothing here',
  'door.missing.text':
    'The address is incomplete or no longer valid. Use the link exactly as it was given to you, or scan its code again.',
})

export type PageMessageKey = keyof ReturnType<typeof en>
export type PageMessages = Readonly<Record<PageMessageKey, string>>
