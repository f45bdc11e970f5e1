import type { PageMessages } from './en.ts'

export const ru = (): PageMessages => ({
  'page.sharedWith': 'Доступ открыт через Spool',
  'page.sharedBy': 'Файлы с компьютера {name}',

  'path.label': 'Путь',
  'path.up': 'Назад: {name}',
  'search.label': 'Поиск в этой папке',
  'search.submit': 'Найти',

  'summary.folders': '{count, plural, one {# папка} few {# папки} many {# папок} other {# папки}}',
  'summary.files': '{count, plural, one {# файл} few {# файла} many {# файлов} other {# файла}}',
  'summary.items': '{count, plural, one {# объект} few {# объекта} many {# объектов} other {# объекта}}',
  'summary.manyItems': '{number}+ объектов',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · страница\u00a0{page}\u00a0из\u00a0{pages}',

  'column.name': 'Имя',
  'column.size': 'Размер',
  'column.date': 'Изменено',

  'sort.label': 'Сортировка: {order}',
  'sort.name': 'Имя А–Я',
  'sort.nameReversed': 'Имя Я–А',
  'sort.newest': 'Сначала новые',
  'sort.oldest': 'Сначала старые',
  'sort.largest': 'Сначала большие',
  'sort.smallest': 'Сначала маленькие',

  'kind.folder': 'Папка',
  'kind.image': 'Изображение',
  'kind.video': 'Видео',
  'kind.audio': 'Аудио',
  'kind.document': 'Документ',
  'kind.text': 'Текст',
  'kind.code': 'Исходный код',
  'kind.archive': 'Архив',
  'kind.app': 'Программа',
  'kind.font': 'Шрифт',
  'kind.other': 'Файл',

  'empty.title': 'Эта папка пуста',
  'empty.text': 'Чтобы увидеть новые файлы, обновите страницу.',

  'view.list': 'Список',
  'view.grid': 'Сетка',

  'download.all': 'Скачать всё (ZIP)',
  'download.allSize': 'Скачать всё (ZIP, {size})',
  'download.selected': 'Скачать выбранное (ZIP)',
  'download.one': 'Скачать {name}',
  'select.start': 'Выбрать',
  'select.cancel': 'Отмена',
  'select.one': 'Выбрать {name}',

  'viewer.position': '{position} из {total}',
  'viewer.previous': 'Предыдущий',
  'viewer.next': 'Следующий',
  'viewer.download': 'Скачать',
  'viewer.original': 'Открыть файл',
  'viewer.open': 'Открыть {name}',
  'viewer.play': 'Воспроизвести {name}',
  'viewer.playlist': 'Плейлист',
  'viewer.subtitles': 'Субтитры',
  'viewer.cut': 'Показано начало файла: {shown} из {size}.',
  'viewer.empty': 'Этот файл пуст.',
  'viewer.noPreview': 'Для файлов этого типа нет предпросмотра.',
  'viewer.mayNotPlay': 'Если файл не воспроизводится здесь, скачайте его и откройте в другом приложении.',

  'pager.top': 'Страницы, сверху',
  'pager.bottom': 'Страницы, снизу',
  'pager.previous': 'Назад',
  'pager.next': 'Вперёд',

  'search.searching': 'Идёт поиск…',
  'search.found': '{count, plural, one {Найдено: #} few {Найдено: #} many {Найдено: #} other {Найдено: #}}',
  'search.first': 'Первые {entries}: чем больше слов, тем меньше результатов',
  'search.none.title': 'Ничего не найдено',
  'search.none.text': 'Поиск идёт только по именам: в этой папке и во вложенных папках.',
  'search.leave': 'Показать все файлы',

  'date.today': 'Сегодня, {time}',
  'date.yesterday': 'Вчера, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'Б КБ МБ ГБ ТБ ПБ',
  'size.amount': '{amount} {unit}',

  'error.home': 'Перейти к общей папке',
  'error.again': 'Повторить',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'Общая папка сейчас недоступна',
  'error.folder-gone.text':
    'Возможно, диск отключён или папку переместили. Как только она вернётся, доступ возобновится.',
  'error.malformed.title': 'Не удалось понять запрос',
  'error.malformed.text':
    'Это не похоже на правильный HTTP. Сама ссылка может быть верной: попробуйте открыть её в обычном браузере.',
  'error.not-listed.title': 'Просмотр папки закрыт',
  'error.not-listed.text': 'Владелец отключил список файлов. Попросите у него точную ссылку.',
  'error.too-many-entries.title': 'В этой папке слишком много файлов',
  'error.too-many-entries.text':
    'Их можно скачать по точным ссылкам. Попросите владельца разложить файлы по папкам.',
  'error.too-many-files.title': 'В этой папке слишком много файлов для одного архива',
  'error.too-many-files.text': 'Откройте вложенные папки и скачайте их по отдельности.',
  'error.selection-empty.title': 'Ничего не выбрано',
  'error.selection-empty.text': 'Вернитесь назад, выберите нужные файлы и папки и скачайте их.',
  'error.selection-changed.title': 'Выбранное изменилось',
  'error.selection-changed.text':
    'За это время что-то переместили, переименовали или удалили. Вернитесь назад, обновите страницу и выберите снова.',
  'error.service-worker.title': 'Service worker здесь не поддерживается',
  'error.service-worker.text':
    'Он остался бы в браузере и отвечал бы за всё, чем позже поделятся по этому адресу.',
  'error.overload.title': 'Сейчас здесь слишком много посетителей',
  'error.overload.text':
    'Компьютер не справляется с таким количеством загрузок. Повторите попытку чуть позже.',

  'error.400.title': 'Ссылка не работает',
  'error.400.text': 'Адрес повреждён или неполон. Начните с общей папки.',
  'error.403.title': 'Доступ для гостей закрыт',
  'error.403.text': 'У компьютера нет прав, чтобы это открыть, или это не файл. Обратитесь к владельцу.',
  'error.404.title': 'Ничего не найдено',
  'error.404.text': 'Возможно, файл или папку переместили, переименовали или удалили. Поищите в общей папке.',
  'error.405.title': 'Файлы доступны только для чтения',
  'error.405.text':
    'Здесь можно всё просматривать и скачивать, но нельзя загружать, изменять и удалять файлы.',
  'error.412.title': 'Файл изменился',
  'error.412.text':
    'Это уже не та версия, которую запросила программа. Откройте файл из общей папки ещё раз.',
  'error.414.title': 'Слишком длинная ссылка',
  'error.414.text': 'Таких длинных адресов здесь нет ни у одного файла. Начните с общей папки.',
  'error.416.title': 'Такой части файла нет',
  'error.416.text': 'Возможно, файл стал короче после начала загрузки. Скачайте его заново.',
  'error.417.title': 'Этот запрос выполнить нельзя',
  'error.417.text': 'Программа ожидает того, чего в Spool нет. Попробуйте обычный браузер.',
  'error.421.title': 'По этому адресу ничего нет',
  'error.421.text':
    'Имя компьютера отличается от того, что указано в адресной строке. Откройте ссылку в точности такой, какой вы её получили.',
  'error.431.title': 'Слишком большой запрос',
  'error.431.text':
    'Браузер отправил лишние данные — чаще всего это старые файлы cookie. Попробуйте открыть ссылку в приватном окне.',
  'error.500.title': 'Что-то пошло не так',
  'error.500.text':
    'Компьютер не смог это прочитать. Повторите попытку, а если ошибка появится снова, сообщите владельцу.',
  'error.501.title': 'Spool этого не умеет',
  'error.501.text': 'Программа запросила не чтение файла, а что-то другое. Попробуйте обычный браузер.',
  'error.503.title': 'Пока недоступно',
  'error.503.text':
    'Этот файл занят другой программой на компьютере владельца. Повторите попытку чуть позже.',
  'error.blocked.title': 'Доступ закрыт',
  'error.blocked.text':
    'Владелец этой папки заблокировал ваше устройство. Если это ошибка, обратитесь к нему.',
  'error.505.title': 'Эта версия HTTP не поддерживается',
  'error.505.text': 'Программа использует другую версию HTTP. Попробуйте обычный браузер.',
  'share.items': 'Общие файлы',
})
