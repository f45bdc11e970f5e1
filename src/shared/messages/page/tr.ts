import type { PageMessages } from './en.ts'

export const tr = (): PageMessages => ({
  'page.sharedWith': 'Spool ile paylaşıldı',
  'page.sharedBy': '{name} paylaşıyor',

  'path.label': 'Yol',
  'path.up': '{name} klasörüne dön',
  'search.label': 'Bu klasörde ara',
  'search.submit': 'Ara',

  'summary.folders': '{count, plural, one {# klasör} other {# klasör}}',
  'summary.files': '{count, plural, one {# dosya} other {# dosya}}',
  'summary.items': '{count, plural, one {# öğe} other {# öğe}}',
  'summary.manyItems': '{number}+ öğe',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · sayfa\u00a0{page}\u00a0/\u00a0{pages}',

  'column.name': 'Ad',
  'column.size': 'Boyut',
  'column.date': 'Değiştirilme',

  'sort.label': 'Sıralama: {order}',
  'sort.name': 'Ad A–Z',
  'sort.nameReversed': 'Ad Z–A',
  'sort.newest': 'En yeniler',
  'sort.oldest': 'En eskiler',
  'sort.largest': 'En büyükler',
  'sort.smallest': 'En küçükler',

  'kind.folder': 'Klasör',
  'kind.image': 'Resim',
  'kind.video': 'Video',
  'kind.audio': 'Ses',
  'kind.document': 'Belge',
  'kind.text': 'Metin',
  'kind.code': 'Kaynak kodu',
  'kind.archive': 'Arşiv',
  'kind.app': 'Program',
  'kind.font': 'Yazı tipi',
  'kind.other': 'Dosya',

  'empty.title': 'Bu klasör boş',
  'empty.text': 'Yeni dosyaları görmek için sayfayı yenileyin.',

  'view.list': 'Liste',
  'view.grid': 'Izgara',

  'download.all': 'Tümünü indir (ZIP)',
  'download.allSize': 'Tümünü indir (ZIP, {size})',
  'download.selected': 'Seçilenleri indir (ZIP)',
  'download.one': '{name} indir',
  'select.start': 'Seç',
  'select.cancel': 'Vazgeç',
  'select.one': '{name} seç',

  'viewer.position': '{position} / {total}',
  'viewer.previous': 'Önceki',
  'viewer.next': 'Sonraki',
  'viewer.download': 'İndir',
  'viewer.original': 'Dosyayı aç',
  'viewer.open': '{name} aç',
  'viewer.play': '{name} oynat',
  'viewer.playlist': 'Oynatma listesi',
  'viewer.subtitles': 'Altyazılar',
  'viewer.cut': 'Dosyanın başı gösteriliyor: {shown} / {size}.',
  'viewer.empty': 'Bu dosya boş.',
  'viewer.noPreview': 'Bu tür dosyaların önizlemesi yok.',
  'viewer.mayNotPlay': 'Burada oynatılamıyorsa dosyayı indirip başka bir uygulamada açın.',

  'pager.top': 'Sayfalar, üstte',
  'pager.bottom': 'Sayfalar, altta',
  'pager.previous': 'Önceki',
  'pager.next': 'Sonraki',

  'search.searching': 'Aranıyor…',
  'search.found': '{count, plural, one {# sonuç} other {# sonuç}}',
  'search.first': 'İlk {entries} sonuç: daha çok sözcük daha az sonuç verir',
  'search.none.title': 'Hiçbir şey bulunamadı',
  'search.none.text': 'Yalnızca adlarda aranır: bu klasördeki ve alt klasörlerindeki adlarda.',
  'search.leave': 'Tüm dosyaları göster',

  'date.today': 'Bugün, {time}',
  'date.yesterday': 'Dün, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Paylaşılan klasöre git',
  'error.again': 'Yeniden dene',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'Paylaşılan klasör şu anda yerinde değil',
  'error.folder-gone.text':
    'Sürücü çıkarılmış veya klasör taşınmış olabilir. Klasör geri geldiğinde paylaşım devam eder.',
  'error.malformed.title': 'Bu istek anlaşılamadı',
  'error.malformed.text':
    'Geçerli bir HTTP isteği değil. Bağlantı doğru olabilir; sıradan bir tarayıcıyla deneyin.',
  'error.not-listed.title': 'Bu klasöre göz atılamıyor',
  'error.not-listed.text': 'Paylaşan kişi dosya listesini kapattı. Tam bağlantıyı ondan isteyin.',
  'error.too-many-entries.title': 'Bu klasörde çok fazla dosya var',
  'error.too-many-entries.text':
    'Dosyalar tam bağlantılarıyla indirilebilir. Paylaşan kişiden bunları klasörlere ayırmasını isteyin.',
  'error.too-many-files.title': 'Bu klasörde tek bir arşiv için çok fazla dosya var',
  'error.too-many-files.text': 'İçindeki klasörleri açın ve tek tek indirin.',
  'error.selection-empty.title': 'Hiçbir şey seçilmedi',
  'error.selection-empty.text': 'Geri dönün, istediğiniz dosya ve klasörleri seçip indirin.',
  'error.selection-changed.title': 'Seçiminiz değişti',
  'error.selection-changed.text':
    'Bu arada bir öğe taşındı, yeniden adlandırıldı veya silindi. Geri dönün, sayfayı yenileyin ve yeniden seçin.',
  'error.service-worker.title': 'Burada service worker kullanılamaz',
  'error.service-worker.text':
    'Tarayıcıda kalır ve bu adreste daha sonra paylaşılacak her şeyin yerine yanıt verirdi.',
  'error.overload.title': 'Burası şu anda çok yoğun',
  'error.overload.text': 'Paylaşan bilgisayar bu kadar indirmeye yetişemiyor. Birazdan yeniden deneyin.',

  'error.400.title': 'Bu bağlantı çalışmıyor',
  'error.400.text': 'Adres bozuk veya eksik. Paylaşılan klasörden başlayıp oradan ilerleyin.',
  'error.403.title': 'Bu öğe ziyaretçilere açık değil',
  'error.403.text':
    'Paylaşan bilgisayarın bunu açma izni yok veya bu bir dosya değil. Paylaşan kişiye sorun.',
  'error.404.title': 'Bunu bulamadık',
  'error.404.text':
    'Dosya veya klasör taşınmış, yeniden adlandırılmış ya da silinmiş olabilir. Paylaşılan klasörde arayın.',
  'error.405.title': 'Buradaki dosyalar yalnızca okunabilir',
  'error.405.text':
    'Her şeye bakabilir ve indirebilirsiniz, ancak yükleyemez, değiştiremez veya silemezsiniz.',
  'error.412.title': 'Dosya değişti',
  'error.412.text': 'Bu artık programınızın istediği sürüm değil. Dosyayı paylaşılan klasörden yeniden açın.',
  'error.414.title': 'Bu bağlantı çok uzun',
  'error.414.text': 'Buradaki hiçbir dosyanın adresi bu kadar uzun değil. Paylaşılan klasörden başlayın.',
  'error.416.title': 'Dosyanın bu bölümü yok',
  'error.416.text': 'İndirme başladıktan sonra dosya kısalmış olabilir. Dosyayı baştan indirin.',
  'error.417.title': 'Bu istek karşılanamıyor',
  'error.417.text': 'Programınız Spool’un sunmadığı bir şey bekliyor. Sıradan bir tarayıcıyla deneyin.',
  'error.421.title': 'Bu adreste değil',
  'error.421.text':
    'Bu bilgisayarın adı adres çubuğundakinden farklı. Bağlantıyı size verildiği gibi kullanın.',
  'error.431.title': 'İstek çok büyük',
  'error.431.text':
    'Tarayıcınız gereğinden fazla bilgi gönderdi; bunlar çoğunlukla eski çerezlerdir. Gizli pencerede deneyin.',
  'error.500.title': 'Bir sorun oluştu',
  'error.500.text':
    'Paylaşan bilgisayar bunu okuyamadı. Yeniden deneyin, tekrarlanırsa paylaşan kişiye haber verin.',
  'error.501.title': 'Spool bunu yapamıyor',
  'error.501.text': 'Programınız dosya okumaktan başka bir şey istedi. Sıradan bir tarayıcıyla deneyin.',
  'error.503.title': 'Şu anda kullanılamıyor',
  'error.503.text':
    'Paylaşan bilgisayardaki başka bir program bu dosyayı kullanıyor. Birazdan yeniden deneyin.',
  'error.blocked.title': 'Bu paylaşımı açamazsınız',
  'error.blocked.text':
    'Bu klasörü paylaşan kişi cihazınızı engelledi. Bunun bir hata olduğunu düşünüyorsanız ona sorun.',
  'error.505.title': 'Bu HTTP sürümü desteklenmiyor',
  'error.505.text': 'Programınız başka bir HTTP sürümü kullanıyor. Sıradan bir tarayıcıyla deneyin.',
  'share.items': 'Paylaşılan dosyalar',

  'door.pin.title': 'PIN’i girin',
  'door.pin.text': 'Bu klasörü paylaşan kişi PIN’i size söyleyebilir.',
  'door.pin.label': 'PIN',
  'door.pin.open': 'Aç',
  'door.wrong.title': 'PIN doğru değil',
  'door.wrong.text': 'Kontrol edip yeniden deneyin ya da bağlantıyı isteyin.',
  'door.wait.title': 'Çok fazla yanlış PIN',
  'door.wait.text': 'Daha sonra yeniden deneyin ya da bağlantıyı isteyin. Beklenecek dakika: {minutes}.',
  'door.asking.title': 'İzin bekleniyor',
  'door.asking.text': 'Bu klasörü paylaşan kişiye soruldu. İzin verildiğinde klasör burada açılır.',
  'door.denied.title': 'Girişinize izin verilmedi',
  'door.denied.text': 'Bu klasörü paylaşan kişi reddetti. Bunun bir hata olduğunu düşünüyorsanız ona sorun.',
  'door.expired.title': 'Bu isteğin süresi doldu',
  'door.expired.text': 'Paylaşılan klasörü hâlâ açmak istiyorsanız yeniden sorun.',
  'door.expired.again': 'Yeniden sor',
  'door.many.title': 'Çok fazla açık istek var',
  'door.many.text': 'İlk isteğin yanıtını bekleyin ya da beş dakika sonra yeniden deneyin.',
  'door.missing.title': 'Burada bir şey yok',
  'door.missing.text':
    'Adres eksik ya da artık geçerli değil. Bağlantıyı size verildiği gibi kullanın ya da kodu yeniden tarayın.',
})
