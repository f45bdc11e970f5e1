import type { PageMessages } from './en.ts'

export const he = (): PageMessages => ({
  'page.sharedWith': 'שותף באמצעות Spool',

  'path.label': 'נתיב',
  'path.up': 'חזרה אל {name}',

  'summary.folders': '{count, plural, one {תיקייה אחת} two {שתי תיקיות} other {# תיקיות}}',
  'summary.files': '{count, plural, one {קובץ אחד} two {שני קבצים} other {# קבצים}}',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · עמוד\u00a0{page}\u00a0מתוך\u00a0{pages}',

  'column.name': 'שם',
  'column.size': 'גודל',
  'column.date': 'שינוי אחרון',

  'empty.title': 'התיקייה הזאת ריקה',
  'empty.text': 'כדי לראות קבצים חדשים, צריך לרענן את הדף.',

  'view.list': 'רשימה',
  'view.grid': 'תמונות',

  'download.all': 'הורדת הכול (ZIP)',
  'download.selected': 'הורדת הבחירה (ZIP)',
  'download.one': 'הורדת {name}',
  'select.start': 'בחירה',
  'select.cancel': 'ביטול',
  'select.one': 'בחירת {name}',

  'pager.label': 'עמודים',
  'pager.previous': 'הקודם',
  'pager.next': 'הבא',

  'date.today': 'היום, {time}',
  'date.yesterday': 'אתמול, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  /** The mark keeps the number to the left of its unit. */
  'size.amount': '\u200e{amount} {unit}',

  'error.home': 'לתיקייה המשותפת',
  'error.again': 'ניסיון נוסף',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'התיקייה המשותפת לא זמינה כרגע',
  'error.folder-gone.text': 'ייתכן שהכונן נותק או שהתיקייה הועברה. השיתוף יימשך ברגע שהיא תחזור.',
  'error.malformed.title': 'לא ניתן להבין את הבקשה',
  'error.malformed.text': 'זו אינה בקשת HTTP תקינה. ייתכן שהקישור עצמו נכון, וכדאי לפתוח אותו בדפדפן רגיל.',
  'error.not-listed.title': 'אי אפשר לעיין בתיקייה הזאת',
  'error.not-listed.text': 'מי שמשתף כיבה את רשימת הקבצים. אפשר לבקש ממנו את הקישור המדויק.',
  'error.too-many-entries.title': 'יש בתיקייה יותר מדי קבצים להצגה',
  'error.too-many-entries.text':
    'אפשר להוריד אותם באמצעות הקישורים המדויקים. כדאי לבקש ממי שמשתף לחלק אותם לתיקיות.',
  'error.too-many-files.title': 'בתיקייה הזאת יש יותר מדי קבצים לארכיון אחד',
  'error.too-many-files.text': 'אפשר לפתוח את התיקיות שבה ולהוריד אותן אחת אחת.',
  'error.selection-empty.title': 'לא נבחר דבר',
  'error.selection-empty.text': 'יש לחזור אחורה, לבחור את הקבצים והתיקיות הרצויים ולהוריד אותם.',
  'error.selection-changed.title': 'הבחירה השתנתה',
  'error.selection-changed.text':
    'בינתיים משהו הועבר, קיבל שם אחר או הוסר. יש לחזור אחורה, לרענן את הדף ולבחור שוב.',
  'error.service-worker.title': 'אין כאן תמיכה ב־Service Worker',
  'error.service-worker.text': 'הוא היה נשאר בדפדפן ועונה במקום כל מה שישותף בכתובת הזאת בהמשך.',
  'error.overload.title': 'עמוס כאן מדי כרגע',
  'error.overload.text': 'יש יותר הורדות ממה שהמחשב המשתף יכול לטפל בהן. כדאי לנסות שוב בעוד רגע.',

  'error.400.title': 'הקישור הזה לא עובד',
  'error.400.text': 'הכתובת פגומה או חלקית. כדאי להתחיל מהתיקייה המשותפת ולחפש משם.',
  'error.403.title': 'הפריט הזה לא פתוח לאורחים',
  'error.403.text': 'למחשב המשתף אין הרשאה לפתוח את הפריט, או שהוא אינו קובץ. אפשר לפנות למי שמשתף.',
  'error.404.title': 'לא מצאנו את זה',
  'error.404.text': 'ייתכן שהקובץ או התיקייה הועברו, שונה שמם או שהם נמחקו. כדאי לחפש בתיקייה המשותפת.',
  'error.405.title': 'הקבצים כאן לקריאה בלבד',
  'error.405.text': 'אפשר לצפות בהכול ולהוריד, אבל לא להעלות, לשנות או למחוק.',
  'error.412.title': 'הקובץ השתנה',
  'error.412.text': 'זו כבר לא הגרסה שהתוכנה ביקשה. צריך לפתוח אותו שוב מהתיקייה המשותפת.',
  'error.414.title': 'הקישור הזה ארוך מדי',
  'error.414.text': 'לאף קובץ כאן אין כתובת ארוכה כל כך. כדאי להתחיל מהתיקייה המשותפת.',
  'error.416.title': 'החלק הזה של הקובץ לא קיים',
  'error.416.text': 'ייתכן שהקובץ התקצר מאז תחילת ההורדה. צריך להוריד אותו שוב מההתחלה.',
  'error.417.title': 'אי אפשר להבטיח את זה כאן',
  'error.417.text': 'התוכנה מצפה למשהו ש־Spool לא מציע. כדאי לנסות דפדפן רגיל.',
  'error.421.title': 'לא בכתובת הזאת',
  'error.421.text': 'שם המחשב הזה שונה מהשם שבשורת הכתובת. צריך להשתמש בקישור בדיוק כפי שהתקבל.',
  'error.431.title': 'הבקשה גדולה מדי',
  'error.431.text': 'הדפדפן שלח יותר מדי מידע, לרוב קובצי Cookie ישנים. חלון פרטי יעזור.',
  'error.500.title': 'משהו השתבש',
  'error.500.text': 'המחשב המשתף לא הצליח לקרוא את זה. כדאי לנסות שוב, ואם זה חוזר, לעדכן את מי שמשתף.',
  'error.501.title': 'ל־Spool אין אפשרות לעשות את זה',
  'error.501.text': 'התוכנה ביקשה משהו אחר מקריאת קובץ. כדאי לנסות דפדפן רגיל.',
  'error.503.title': 'לא זמין כרגע',
  'error.503.text': 'תוכנה אחרת במחשב המשתף משתמשת בקובץ הזה. כדאי לנסות שוב בעוד רגע.',
  'error.505.title': 'אין תמיכה בגרסת ה־HTTP הזאת',
  'error.505.text': 'התוכנה משתמשת בגרסה אחרת של HTTP. כדאי לנסות דפדפן רגיל.',
})
