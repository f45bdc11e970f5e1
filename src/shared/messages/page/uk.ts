import type { PageMessages } from './en.ts'

export const uk = (): PageMessages => ({
  'page.sharedWith': 'Доступ відкрито через Spool',
  'page.sharedBy': 'Файли з комп’ютера {name}',

  'path.label': 'Шлях',
  'path.up': 'Назад: {name}',
  'search.label': 'Пошук у цій папці',
  'search.submit': 'Знайти',

  'summary.folders': '{count, plural, one {# папка} few {# папки} many {# папок} other {# папки}}',
  'summary.files': '{count, plural, one {# файл} few {# файли} many {# файлів} other {# файлу}}',
  'summary.items': '{count, plural, one {# об’єкт} few {# об’єкти} many {# об’єктів} other {# об’єкта}}',
  'summary.manyItems': '{number}+ об’єктів',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · сторінка\u00a0{page}\u00a0з\u00a0{pages}',

  'column.name': 'Назва',
  'column.size': 'Розмір',
  'column.date': 'Змінено',

  'sort.label': 'Сортування: {order}',
  'sort.name': 'Назва А–Я',
  'sort.nameReversed': 'Назва Я–А',
  'sort.newest': 'Спочатку нові',
  'sort.oldest': 'Спочатку старі',
  'sort.largest': 'Спочатку великі',
  'sort.smallest': 'Спочатку малі',

  'kind.folder': 'Папка',
  'kind.image': 'Зображення',
  'kind.video': 'Відео',
  'kind.audio': 'Аудіо',
  'kind.document': 'Документ',
  'kind.text': 'Текст',
  'kind.code': 'Вихідний код',
  'kind.archive': 'Архів',
  'kind.app': 'Програма',
  'kind.font': 'Шрифт',
  'kind.other': 'Файл',

  'empty.title': 'Ця папка порожня',
  'empty.text': 'Щоб побачити нові файли, оновіть сторінку.',

  'view.list': 'Список',
  'view.grid': 'Сітка',

  'download.all': 'Завантажити все (ZIP)',
  'download.allSize': 'Завантажити все (ZIP, {size})',
  'download.selected': 'Завантажити вибране (ZIP)',
  'download.one': 'Завантажити {name}',
  'select.start': 'Вибрати',
  'select.cancel': 'Скасувати',
  'select.one': 'Вибрати {name}',

  'viewer.position': '{position} з {total}',
  'viewer.previous': 'Попередній',
  'viewer.next': 'Наступний',
  'viewer.download': 'Завантажити',
  'viewer.original': 'Відкрити файл',
  'viewer.open': 'Відкрити {name}',
  'viewer.play': 'Відтворити {name}',
  'viewer.playlist': 'Список відтворення',
  'viewer.subtitles': 'Субтитри',
  'viewer.cut': 'Показано початок файлу: {shown} з {size}.',
  'viewer.empty': 'Цей файл порожній.',
  'viewer.noPreview': 'Для файлів цього типу немає попереднього перегляду.',
  'viewer.mayNotPlay': 'Якщо файл тут не відтворюється, завантажте його й відкрийте в іншому застосунку.',

  'pager.top': 'Сторінки, вгорі',
  'pager.bottom': 'Сторінки, внизу',
  'pager.previous': 'Назад',
  'pager.next': 'Далі',

  'search.searching': 'Триває пошук…',
  'search.found':
    '{count, plural, one {Знайдено: #} few {Знайдено: #} many {Знайдено: #} other {Знайдено: #}}',
  'search.first': 'Перші {entries}: що більше слів, то менше результатів',
  'search.none.title': 'Нічого не знайдено',
  'search.none.text': 'Пошук іде лише за назвами: у цій папці та у вкладених папках.',
  'search.leave': 'Показати всі файли',

  'date.today': 'Сьогодні, {time}',
  'date.yesterday': 'Учора, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'Б КБ МБ ГБ ТБ ПБ',
  'size.amount': '{amount} {unit}',

  'error.home': 'Перейти до спільної папки',
  'error.again': 'Спробувати ще раз',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'Спільна папка зараз недоступна',
  'error.folder-gone.text':
    'Можливо, диск від’єднано або папку переміщено. Щойно вона повернеться, доступ відновиться.',
  'error.malformed.title': 'Не вдалося зрозуміти запит',
  'error.malformed.text':
    'Це не схоже на правильний HTTP. Саме посилання може бути правильним: спробуйте відкрити його у звичайному браузері.',
  'error.not-listed.title': 'Перегляд папки закрито',
  'error.not-listed.text': 'Власник вимкнув список файлів. Попросіть у нього точне посилання.',
  'error.too-many-entries.title': 'У цій папці забагато файлів',
  'error.too-many-entries.text':
    'Їх можна завантажити за точними посиланнями. Попросіть власника розкласти файли по папках.',
  'error.too-many-files.title': 'У цій папці забагато файлів для одного архіву',
  'error.too-many-files.text': 'Відкрийте вкладені папки й завантажте їх окремо.',
  'error.selection-empty.title': 'Нічого не вибрано',
  'error.selection-empty.text': 'Поверніться назад, виберіть потрібні файли й папки та завантажте їх.',
  'error.selection-changed.title': 'Вибране змінилося',
  'error.selection-changed.text':
    'Тим часом щось перемістили, перейменували або видалили. Поверніться назад, оновіть сторінку й виберіть ще раз.',
  'error.service-worker.title': 'Service worker тут не підтримується',
  'error.service-worker.text':
    'Він залишився б у браузері й відповідав би за все, чим пізніше поділяться за цією адресою.',
  'error.overload.title': 'Зараз тут забагато відвідувачів',
  'error.overload.text': 'Комп’ютер не встигає обробляти стільки завантажень. Спробуйте ще раз за мить.',

  'error.400.title': 'Посилання не працює',
  'error.400.text': 'Адресу пошкоджено, або вона неповна. Почніть зі спільної папки.',
  'error.403.title': 'Доступ для гостей закрито',
  'error.403.text': 'Комп’ютер не має права це відкрити, або це не файл. Зверніться до власника.',
  'error.404.title': 'Нічого не знайдено',
  'error.404.text':
    'Можливо, файл або папку перемістили, перейменували чи видалили. Пошукайте у спільній папці.',
  'error.405.title': 'Файли доступні лише для читання',
  'error.405.text':
    'Тут можна все переглядати й завантажувати собі, але не можна додавати, змінювати чи видаляти файли.',
  'error.412.title': 'Файл змінився',
  'error.412.text': 'Це вже не та версія, яку запитала програма. Відкрийте файл зі спільної папки ще раз.',
  'error.414.title': 'Задовге посилання',
  'error.414.text': 'Жоден файл тут не має такої довгої адреси. Почніть зі спільної папки.',
  'error.416.title': 'Такої частини файлу немає',
  'error.416.text': 'Можливо, файл став коротшим після початку завантаження. Завантажте його заново.',
  'error.417.title': 'Цей запит виконати не можна',
  'error.417.text': 'Програма очікує того, чого Spool не пропонує. Спробуйте звичайний браузер.',
  'error.421.title': 'За цією адресою нічого немає',
  'error.421.text':
    'Комп’ютер називається інакше, ніж указано в адресному рядку. Відкрийте посилання точно таким, яким ви його отримали.',
  'error.431.title': 'Завеликий запит',
  'error.431.text':
    'Браузер надіслав зайві дані — найчастіше це старі файли cookie. Спробуйте відкрити посилання у приватному вікні.',
  'error.500.title': 'Щось пішло не так',
  'error.500.text':
    'Комп’ютер не зміг це прочитати. Спробуйте ще раз, а якщо помилка повториться, повідомте власника.',
  'error.501.title': 'Spool цього не вміє',
  'error.501.text': 'Програма запитала не читання файлу, а щось інше. Спробуйте звичайний браузер.',
  'error.503.title': 'Наразі недоступно',
  'error.503.text': 'Цей файл використовує інша програма на комп’ютері власника. Спробуйте ще раз за мить.',
  'error.blocked.title': 'Доступ закрито',
  'error.blocked.text': 'Власник цієї папки заблокував ваш пристрій. Якщо це помилка, зверніться до нього.',
  'error.505.title': 'Ця версія HTTP не підтримується',
  'error.505.text': 'Програма використовує іншу версію HTTP. Спробуйте звичайний браузер.',
  'share.items': 'Спільні файли',
})
