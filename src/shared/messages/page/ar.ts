import type { PageMessages } from './en.ts'

export const ar = (): PageMessages => ({
  'page.sharedWith': 'تمت المشاركة عبر Spool',
  'page.sharedBy': 'مشاركة من {name}',

  'path.label': 'المسار',
  'path.up': 'الرجوع إلى {name}',
  'search.label': 'البحث في هذا المجلد',
  'search.submit': 'بحث',

  'summary.folders':
    '{count, plural, zero {لا مجلدات} one {مجلد واحد} two {مجلدان} few {# مجلدات} many {# مجلدًا} other {# مجلد}}',
  'summary.files':
    '{count, plural, zero {لا ملفات} one {ملف واحد} two {ملفان} few {# ملفات} many {# ملفًا} other {# ملف}}',
  'summary.both': '{folders}، {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · صفحة\u00a0{page}\u00a0من\u00a0{pages}',

  'column.name': 'الاسم',
  'column.size': 'الحجم',
  'column.date': 'آخر تعديل',
  'sort.label': 'الترتيب: {order}',
  'sort.name': 'الاسم تصاعديًا',
  'sort.nameReversed': 'الاسم تنازليًا',
  'sort.newest': 'الأحدث أولًا',
  'sort.oldest': 'الأقدم أولًا',
  'sort.largest': 'الأكبر أولًا',
  'sort.smallest': 'الأصغر أولًا',

  'empty.title': 'هذا المجلد فارغ',
  'empty.text': 'أعد تحميل الصفحة لعرض الملفات الجديدة.',

  'view.list': 'قائمة',
  'view.grid': 'شبكة',

  'download.all': 'تنزيل الكل (ZIP)',
  'download.allSize': 'تنزيل الكل (ZIP، {size})',
  'download.selected': 'تنزيل المحدد (ZIP)',
  'download.one': 'تنزيل {name}',
  'select.start': 'تحديد',
  'select.cancel': 'إلغاء',
  'select.one': 'تحديد {name}',

  'viewer.position': '{position} من {total}',
  'viewer.previous': 'السابق',
  'viewer.next': 'التالي',
  'viewer.download': 'تنزيل',
  'viewer.original': 'فتح الملف',
  'viewer.open': 'فتح {name}',
  'viewer.play': 'تشغيل {name}',
  'viewer.playlist': 'قائمة التشغيل',
  'viewer.subtitles': 'الترجمة',
  'viewer.cut': 'هذه بداية الملف: {shown} من {size}.',
  'viewer.empty': 'هذا الملف فارغ.',
  'viewer.noPreview': 'لا تتوفر معاينة لهذا النوع من الملفات.',
  'viewer.mayNotPlay': 'إذا لم يعمل هنا، فنزّله وافتحه في تطبيق آخر.',

  'pager.label': 'الصفحات',
  'pager.previous': 'السابق',
  'pager.next': 'التالي',

  'search.searching': 'جارٍ البحث…',
  'search.found':
    '{count, plural, zero {لا نتائج} one {نتيجة واحدة} two {نتيجتان} few {# نتائج} many {# نتيجة} other {# نتيجة}}',
  'search.first': 'أول {entries}: كلمات أكثر تعطي نتائج أقل',
  'search.none.title': 'لم يُعثر على شيء',
  'search.none.text': 'يجري البحث في الأسماء فقط: في هذا المجلد والمجلدات التي تحته.',
  'search.leave': 'عرض كل الملفات',

  'date.today': 'اليوم، {time}',
  'date.yesterday': 'أمس، {time}',
  'date.full': '{date}، {time}',

  'size.units': 'بايت كيلوبايت ميغابايت غيغابايت تيرابايت بيتابايت',
  'size.amount': '{amount} {unit}',

  'error.home': 'الانتقال إلى المجلد المشترك',
  'error.again': 'إعادة المحاولة',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'المجلد المشترك غير متاح حاليًا',
  'error.folder-gone.text': 'ربما فُصل القرص أو نُقل المجلد. ستُستأنف المشاركة فور عودته.',
  'error.malformed.title': 'تعذّر فهم هذا الطلب',
  'error.malformed.text':
    'الطلب لا يتوافق مع بروتوكول HTTP. قد يكون الرابط نفسه صحيحًا، فجرّب فتحه في متصفح عادي.',
  'error.not-listed.title': 'لا يمكن تصفّح هذا المجلد',
  'error.not-listed.text': 'أوقف صاحب المجلد عرض قائمة الملفات. اطلب منه الرابط الدقيق.',
  'error.too-many-entries.title': 'يحتوي هذا المجلد على ملفات كثيرة يتعذّر عرضها',
  'error.too-many-entries.text':
    'يمكن تنزيل الملفات عبر روابطها الدقيقة. اطلب من صاحب المجلد توزيعها على عدة مجلدات.',
  'error.too-many-files.title': 'يحتوي هذا المجلد على ملفات كثيرة لا يتسع لها أرشيف واحد',
  'error.too-many-files.text': 'افتح المجلدات الموجودة فيه ونزّلها واحدًا تلو الآخر.',
  'error.selection-empty.title': 'لم يتم تحديد أي شيء',
  'error.selection-empty.text': 'ارجع وحدّد الملفات والمجلدات التي تريدها ثم نزّلها.',
  'error.selection-changed.title': 'تغيّر ما حدّدته',
  'error.selection-changed.text':
    'تم نقل شيء أو إعادة تسميته أو إزالته في هذه الأثناء. ارجع وأعد تحميل الصفحة ثم حدّد من جديد.',
  'error.service-worker.title': 'لا تُقبل هنا برامج Service Worker',
  'error.service-worker.text': 'سيبقى البرنامج في المتصفح ويجيب بدلًا من كل ما يُشارَك لاحقًا على هذا العنوان.',
  'error.overload.title': 'الضغط كبير هنا الآن',
  'error.overload.text': 'عدد التنزيلات أكبر مما يستطيع الكمبيوتر التعامل معه. حاول مرة أخرى بعد قليل.',

  'error.400.title': 'هذا الرابط لا يعمل',
  'error.400.text': 'العنوان تالف أو غير مكتمل. ابدأ من المجلد المشترك وتابع البحث من هناك.',
  'error.403.title': 'هذا العنصر غير متاح للزوار',
  'error.403.text': 'لا يملك الكمبيوتر إذنًا بفتح هذا العنصر، أو أنه ليس ملفًا. تواصل مع صاحب المجلد.',
  'error.404.title': 'لم نعثر على ذلك',
  'error.404.text': 'ربما نُقل الملف أو المجلد أو أُعيدت تسميته أو حُذف. ابحث عنه في المجلد المشترك.',
  'error.405.title': 'الملفات هنا للقراءة فقط',
  'error.405.text': 'يمكنك عرض كل شيء وتنزيله، لكن لا يمكنك الرفع أو التعديل أو الحذف.',
  'error.412.title': 'تغيّر الملف',
  'error.412.text': 'لم تعد هذه النسخة التي طلبها برنامجك. افتح الملف من جديد من المجلد المشترك.',
  'error.414.title': 'هذا الرابط طويل جدًا',
  'error.414.text': 'لا يحتاج أي ملف هنا إلى عنوان بهذا الطول. ابدأ من المجلد المشترك.',
  'error.416.title': 'هذا الجزء من الملف غير موجود',
  'error.416.text': 'ربما أصبح الملف أقصر منذ بدء التنزيل. نزّله من جديد من البداية.',
  'error.417.title': 'لا يمكن تلبية هذا الطلب',
  'error.417.text': 'يتوقع برنامجك شيئًا لا يوفره Spool. جرّب متصفحًا عاديًا.',
  'error.421.title': 'ليس على هذا العنوان',
  'error.421.text': 'اسم هذا الكمبيوتر يختلف عن الاسم في شريط العنوان. استخدم الرابط كما وصلك تمامًا.',
  'error.431.title': 'الطلب كبير جدًا',
  'error.431.text':
    'أرسل متصفحك بيانات أكثر من اللازم، وغالبًا ما تكون ملفات تعريف ارتباط قديمة. جرّب نافذة تصفّح خاص.',
  'error.500.title': 'حدث خطأ ما',
  'error.500.text':
    'لم يتمكن الكمبيوتر من قراءة هذا العنصر. حاول مرة أخرى، وأخبر صاحب المجلد إذا تكرر الأمر.',
  'error.501.title': 'لا يدعم Spool هذا الإجراء',
  'error.501.text': 'طلب برنامجك شيئًا غير قراءة ملف. جرّب متصفحًا عاديًا.',
  'error.503.title': 'غير متاح الآن',
  'error.503.text': 'يستخدم برنامج آخر على الكمبيوتر هذا الملف. حاول مرة أخرى بعد قليل.',
  'error.505.title': 'إصدار HTTP هذا غير مدعوم',
  'error.505.text': 'يستخدم برنامجك إصدارًا آخر من HTTP. جرّب متصفحًا عاديًا.',
})
