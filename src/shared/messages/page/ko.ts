import type { PageMessages } from './en.ts'

export const ko = (): PageMessages => ({
  'page.sharedWith': 'Spool로 공유됨',
  'page.sharedBy': '{name}에서 공유됨',

  'path.label': '경로',
  'path.up': '‘{name}’ 폴더로 돌아가기',
  'search.label': '이 폴더에서 검색',
  'search.submit': '검색',

  'summary.folders': '{count, plural, other {폴더 #개}}',
  'summary.files': '{count, plural, other {파일 #개}}',
  'summary.items': '{count, plural, other {항목 #개}}',
  'summary.manyItems': '항목 {number}개 이상',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts}({size})',
  'summary.page': '{counts} · {page}/{pages}페이지',

  'column.name': '이름',
  'column.size': '크기',
  'column.date': '수정한 날짜',

  'sort.label': '정렬: {order}',
  'sort.name': '이름순',
  'sort.nameReversed': '이름 역순',
  'sort.newest': '최신순',
  'sort.oldest': '오래된순',
  'sort.largest': '큰 파일순',
  'sort.smallest': '작은 파일순',

  'kind.folder': '폴더',
  'kind.image': '사진',
  'kind.video': '동영상',
  'kind.audio': '오디오',
  'kind.document': '문서',
  'kind.text': '텍스트',
  'kind.code': '소스 코드',
  'kind.archive': '압축 파일',
  'kind.app': '프로그램',
  'kind.font': '글꼴',
  'kind.other': '파일',

  'empty.title': '폴더가 비어 있습니다',
  'empty.text': '페이지를 새로고침하면 새 파일이 표시됩니다.',

  'view.list': '목록',
  'view.grid': '그리드',

  'download.all': '모두 다운로드(ZIP)',
  'download.allSize': '모두 다운로드(ZIP, {size})',
  'download.selected': '선택 항목 다운로드(ZIP)',
  'download.one': '{name} 다운로드',
  'select.start': '선택',
  'select.cancel': '취소',
  'select.one': '{name} 선택',

  'viewer.position': '{position} / {total}',
  'viewer.previous': '이전',
  'viewer.next': '다음',
  'viewer.download': '다운로드',
  'viewer.original': '파일 열기',
  'viewer.open': '{name} 열기',
  'viewer.play': '{name} 재생',
  'viewer.playlist': '재생 목록',
  'viewer.subtitles': '자막',
  'viewer.cut': '파일의 앞부분입니다({shown} / {size}).',
  'viewer.empty': '이 파일은 비어 있습니다.',
  'viewer.noPreview': '이 형식의 파일은 미리 볼 수 없습니다.',
  'viewer.mayNotPlay': '여기에서 재생되지 않으면 다운로드해서 다른 앱으로 여세요.',

  'pager.top': '페이지(위)',
  'pager.bottom': '페이지(아래)',
  'pager.previous': '이전',
  'pager.next': '다음',

  'search.searching': '검색 중…',
  'search.found': '{count, plural, other {#개 찾음}}',
  'search.first': '처음 {entries}개: 단어를 더 넣으면 결과가 줄어듭니다',
  'search.none.title': '찾은 항목이 없습니다',
  'search.none.text': '이 폴더와 그 아래 폴더의 이름만 검색합니다.',
  'search.leave': '모든 파일 보기',

  'date.today': '오늘 {time}',
  'date.yesterday': '어제 {time}',
  'date.full': '{date} {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount}{unit}',

  'error.home': '공유 폴더로 이동',
  'error.again': '다시 시도',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': '지금은 공유 폴더를 찾을 수 없습니다',
  'error.folder-gone.text':
    '드라이브가 분리되었거나 폴더가 이동되었을 수 있습니다. 폴더가 돌아오면 공유가 다시 시작됩니다.',
  'error.malformed.title': '요청을 이해할 수 없습니다',
  'error.malformed.text':
    '올바른 HTTP 요청이 아닙니다. 링크 자체는 맞을 수 있으니 일반 브라우저에서 열어 보세요.',
  'error.not-listed.title': '둘러볼 수 없는 폴더입니다',
  'error.not-listed.text': '공유한 사람이 파일 목록을 꺼 두었습니다. 정확한 링크를 요청하세요.',
  'error.too-many-entries.title': '파일이 너무 많아 표시할 수 없습니다',
  'error.too-many-entries.text':
    '정확한 링크를 알면 다운로드할 수 있습니다. 공유한 사람에게 파일을 여러 폴더로 나눠 달라고 요청하세요.',
  'error.too-many-files.title': '이 폴더에는 파일이 너무 많아 하나의 압축 파일로 만들 수 없습니다',
  'error.too-many-files.text': '안에 있는 폴더를 열어 하나씩 다운로드하세요.',
  'error.selection-empty.title': '선택된 항목이 없습니다',
  'error.selection-empty.text': '뒤로 가서 원하는 파일과 폴더를 선택한 다음 다운로드하세요.',
  'error.selection-changed.title': '선택한 항목이 변경되었습니다',
  'error.selection-changed.text':
    '그사이 이동되거나 이름이 바뀌거나 삭제된 항목이 있습니다. 뒤로 가서 페이지를 새로고침하고 다시 선택하세요.',
  'error.service-worker.title': '서비스 워커는 사용할 수 없습니다',
  'error.service-worker.text':
    '브라우저에 남아 나중에 이 주소에서 공유되는 모든 것에 대신 응답하게 되기 때문입니다.',
  'error.overload.title': '지금은 이용자가 너무 많습니다',
  'error.overload.text':
    '공유 중인 컴퓨터가 다운로드를 모두 처리하지 못하고 있습니다. 잠시 후 다시 시도하세요.',

  'error.400.title': '사용할 수 없는 링크입니다',
  'error.400.text': '주소가 손상되었거나 불완전합니다. 공유 폴더에서부터 찾아보세요.',
  'error.403.title': '방문자에게 공개되지 않은 항목입니다',
  'error.403.text':
    '공유 중인 컴퓨터에 이 항목을 열 권한이 없거나 파일이 아닙니다. 공유한 사람에게 문의하세요.',
  'error.404.title': '찾을 수 없습니다',
  'error.404.text':
    '파일이나 폴더가 이동되었거나 이름이 바뀌었거나 삭제되었을 수 있습니다. 공유 폴더에서 찾아보세요.',
  'error.405.title': '여기 있는 파일은 읽기 전용입니다',
  'error.405.text': '모두 보고 다운로드할 수 있지만 업로드하거나 수정하거나 삭제할 수는 없습니다.',
  'error.412.title': '파일이 변경되었습니다',
  'error.412.text': '프로그램이 요청한 버전이 더 이상 아닙니다. 공유 폴더에서 다시 여세요.',
  'error.414.title': '링크가 너무 깁니다',
  'error.414.text': '여기에는 이렇게 긴 주소가 필요한 파일이 없습니다. 공유 폴더에서부터 찾아보세요.',
  'error.416.title': '파일에 없는 부분입니다',
  'error.416.text': '다운로드가 시작된 뒤 파일이 짧아졌을 수 있습니다. 처음부터 다시 다운로드하세요.',
  'error.417.title': '요청을 들어드릴 수 없습니다',
  'error.417.text': '프로그램이 Spool에서 제공하지 않는 기능을 요구합니다. 일반 브라우저를 사용해 보세요.',
  'error.421.title': '이 주소로는 열 수 없습니다',
  'error.421.text': '이 컴퓨터의 이름이 주소 표시줄의 이름과 다릅니다. 받은 링크를 그대로 사용하세요.',
  'error.431.title': '요청이 너무 큽니다',
  'error.431.text':
    '브라우저가 필요 이상으로 많은 정보를 보냈습니다. 대부분 오래된 쿠키 때문입니다. 시크릿 창에서 열어 보세요.',
  'error.500.title': '문제가 발생했습니다',
  'error.500.text':
    '공유 중인 컴퓨터에서 읽지 못했습니다. 다시 시도해 보고, 계속되면 공유한 사람에게 알려 주세요.',
  'error.501.title': 'Spool에서 지원하지 않는 작업입니다',
  'error.501.text': '프로그램이 파일 읽기가 아닌 다른 작업을 요청했습니다. 일반 브라우저를 사용해 보세요.',
  'error.503.title': '지금은 사용할 수 없습니다',
  'error.503.text':
    '공유 중인 컴퓨터에서 다른 프로그램이 이 파일을 사용하고 있습니다. 잠시 후 다시 시도하세요.',
  'error.blocked.title': '이 공유 폴더를 열 수 없습니다',
  'error.blocked.text':
    '폴더를 공유한 사람이 이 기기를 차단했습니다. 실수라고 생각되면 공유한 사람에게 문의하세요.',
  'error.505.title': '지원하지 않는 HTTP 버전입니다',
  'error.505.text': '프로그램이 다른 버전의 HTTP를 사용합니다. 일반 브라우저를 사용해 보세요.',
  'share.items': '공유된 파일',
})
