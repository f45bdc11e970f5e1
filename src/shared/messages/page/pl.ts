import type { PageMessages } from './en.ts'

export const pl = (): PageMessages => ({
  'page.sharedWith': 'Udostępniono przez Spool',
  'page.sharedBy': 'Udostępnia {name}',

  'path.label': 'Ścieżka',
  'path.up': 'Wróć do: {name}',
  'search.label': 'Szukaj w tym folderze',
  'search.submit': 'Szukaj',

  'summary.folders': '{count, plural, one {# folder} few {# foldery} many {# folderów} other {# folderu}}',
  'summary.files': '{count, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}',
  'summary.items': '{count, plural, one {# element} few {# elementy} many {# elementów} other {# elementu}}',
  'summary.manyItems': '{number}+ elementów',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · strona\u00a0{page}\u00a0z\u00a0{pages}',

  'column.name': 'Nazwa',
  'column.size': 'Rozmiar',
  'column.date': 'Zmieniono',

  'sort.label': 'Kolejność: {order}',
  'sort.name': 'Nazwa A–Z',
  'sort.nameReversed': 'Nazwa Z–A',
  'sort.newest': 'Od najnowszych',
  'sort.oldest': 'Od najstarszych',
  'sort.largest': 'Od największych',
  'sort.smallest': 'Od najmniejszych',

  'kind.folder': 'Folder',
  'kind.image': 'Obraz',
  'kind.video': 'Wideo',
  'kind.audio': 'Dźwięk',
  'kind.document': 'Dokument',
  'kind.text': 'Tekst',
  'kind.code': 'Kod źródłowy',
  'kind.archive': 'Archiwum',
  'kind.app': 'Program',
  'kind.font': 'Czcionka',
  'kind.other': 'Plik',

  'empty.title': 'Ten folder jest pusty',
  'empty.text': 'Odśwież stronę, aby zobaczyć nowe pliki.',

  'view.list': 'Lista',
  'view.grid': 'Siatka',

  'download.all': 'Pobierz wszystko (ZIP)',
  'download.allSize': 'Pobierz wszystko (ZIP, {size})',
  'download.selected': 'Pobierz zaznaczone (ZIP)',
  'download.one': 'Pobierz {name}',
  'select.start': 'Zaznacz',
  'select.cancel': 'Anuluj',
  'select.one': 'Zaznacz {name}',

  'viewer.position': '{position} z {total}',
  'viewer.previous': 'Poprzedni',
  'viewer.next': 'Następny',
  'viewer.download': 'Pobierz',
  'viewer.original': 'Otwórz plik',
  'viewer.open': 'Otwórz {name}',
  'viewer.play': 'Odtwórz {name}',
  'viewer.playlist': 'Lista odtwarzania',
  'viewer.subtitles': 'Napisy',
  'viewer.cut': 'To jest początek pliku: {shown} z {size}.',
  'viewer.empty': 'Ten plik jest pusty.',
  'viewer.noPreview': 'Nie ma podglądu plików tego rodzaju.',
  'viewer.mayNotPlay': 'Jeśli odtwarzanie tu nie działa, pobierz plik i otwórz go w innej aplikacji.',

  'pager.top': 'Strony, na górze',
  'pager.bottom': 'Strony, na dole',
  'pager.previous': 'Poprzednia',
  'pager.next': 'Następna',

  'search.searching': 'Szukanie…',
  'search.found':
    '{count, plural, one {Znaleziono #} few {Znaleziono #} many {Znaleziono #} other {Znaleziono #}}',
  'search.first': 'Pierwsze {entries}: więcej słów to mniej wyników',
  'search.none.title': 'Nic nie znaleziono',
  'search.none.text': 'Przeszukiwane są tylko nazwy: w tym folderze i w jego podfolderach.',
  'search.leave': 'Pokaż wszystkie pliki',

  'date.today': 'Dzisiaj, {time}',
  'date.yesterday': 'Wczoraj, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Przejdź do udostępnionego folderu',
  'error.again': 'Spróbuj ponownie',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'Udostępniony folder jest teraz niedostępny',
  'error.folder-gone.text':
    'Możliwe, że dysk jest odłączony albo folder został przeniesiony. Gdy tylko wróci, udostępnianie zostanie wznowione.',
  'error.malformed.title': 'Nie można zrozumieć tego żądania',
  'error.malformed.text':
    'To nie jest poprawne HTTP. Sam link może być dobry – spróbuj w zwykłej przeglądarce.',
  'error.not-listed.title': 'Tego folderu nie można przeglądać',
  'error.not-listed.text': 'Osoba, która go udostępnia, wyłączyła listę plików. Poproś ją o dokładny link.',
  'error.too-many-entries.title': 'W tym folderze jest za dużo plików',
  'error.too-many-entries.text':
    'Można je pobrać, znając dokładny link. Poproś osobę, która je udostępnia, aby rozdzieliła je na foldery.',
  'error.too-many-files.title': 'Ten folder ma za dużo plików na jedno archiwum',
  'error.too-many-files.text': 'Otwórz znajdujące się w nim foldery i pobierz je po kolei.',
  'error.selection-empty.title': 'Nic nie zaznaczono',
  'error.selection-empty.text': 'Wróć, zaznacz potrzebne pliki i foldery, a potem je pobierz.',
  'error.selection-changed.title': 'Zaznaczone elementy się zmieniły',
  'error.selection-changed.text':
    'W międzyczasie coś przeniesiono, usunięto lub zmieniono nazwę. Wróć, odśwież stronę i zaznacz ponownie.',
  'error.service-worker.title': 'Service workery nie są tu obsługiwane',
  'error.service-worker.text':
    'Taki skrypt zostałby w przeglądarce i odpowiadał za wszystko, co później będzie udostępniane pod tym adresem.',
  'error.overload.title': 'Panuje tu teraz zbyt duży ruch',
  'error.overload.text': 'Komputer nie nadąża z obsługą pobierania. Spróbuj ponownie za chwilę.',

  'error.400.title': 'Ten link nie działa',
  'error.400.text': 'Adres jest uszkodzony lub niepełny. Zacznij od udostępnionego folderu.',
  'error.403.title': 'To nie jest dostępne dla gości',
  'error.403.text':
    'Komputer nie ma uprawnień, aby to otworzyć, albo nie jest to plik. Zapytaj osobę, która udostępnia folder.',
  'error.404.title': 'Nie możemy tego znaleźć',
  'error.404.text':
    'Plik lub folder mógł zostać przeniesiony, przemianowany albo usunięty. Poszukaj go w udostępnionym folderze.',
  'error.405.title': 'Pliki można tu tylko odczytywać',
  'error.405.text':
    'Możesz wszystko przeglądać i pobierać, ale nie możesz przesyłać, zmieniać ani usuwać plików.',
  'error.412.title': 'Plik się zmienił',
  'error.412.text':
    'To już nie ta wersja, o którą prosił program. Otwórz plik ponownie z udostępnionego folderu.',
  'error.414.title': 'Ten link jest za długi',
  'error.414.text': 'Żaden plik nie ma tu tak długiego adresu. Zacznij od udostępnionego folderu.',
  'error.416.title': 'Ta część pliku nie istnieje',
  'error.416.text': 'Plik mógł się skrócić od początku pobierania. Pobierz go jeszcze raz od początku.',
  'error.417.title': 'Tego nie możemy obiecać',
  'error.417.text': 'Program oczekuje czegoś, czego Spool nie oferuje. Spróbuj w zwykłej przeglądarce.',
  'error.421.title': 'Nie pod tym adresem',
  'error.421.text':
    'Ten komputer nazywa się inaczej, niż widać na pasku adresu. Użyj linku dokładnie w takiej postaci, w jakiej go otrzymano.',
  'error.431.title': 'Żądanie jest za duże',
  'error.431.text':
    'Przeglądarka wysłała zbyt wiele danych, często są to stare pliki cookie. Spróbuj w oknie prywatnym.',
  'error.500.title': 'Coś poszło nie tak',
  'error.500.text':
    'Komputer nie mógł tego odczytać. Spróbuj ponownie, a jeśli to się powtórzy, powiadom osobę, która udostępnia folder.',
  'error.501.title': 'Spool tego nie potrafi',
  'error.501.text': 'Program poprosił o coś innego niż odczyt pliku. Spróbuj w zwykłej przeglądarce.',
  'error.503.title': 'Chwilowo niedostępne',
  'error.503.text': 'Inny program na komputerze właśnie używa tego pliku. Spróbuj ponownie za chwilę.',
  'error.blocked.title': 'Nie możesz otworzyć tego udziału',
  'error.blocked.text':
    'Osoba udostępniająca ten folder zablokowała Twoje urządzenie. Jeśli to pomyłka, skontaktuj się z nią.',
  'error.505.title': 'Ta wersja HTTP nie jest obsługiwana',
  'error.505.text': 'Program używa innej wersji HTTP. Spróbuj w zwykłej przeglądarce.',
  'share.items': 'Udostępnione pliki',

  'door.pin.title': 'Wpisz PIN',
  'door.pin.text': 'Poda Ci go osoba udostępniająca ten folder.',
  'door.pin.label': 'PIN',
  'door.pin.open': 'Otwórz',
  'door.wrong.title': 'To nie jest właściwy PIN',
  'door.wrong.text': 'Sprawdź go i spróbuj ponownie albo poproś o link.',
  'door.wait.title': 'Zbyt wiele błędnych kodów PIN',
  'door.wait.text': 'Spróbuj później albo poproś o link. Czas oczekiwania w minutach: {minutes}.',
  'door.asking.title': 'Oczekiwanie na wpuszczenie',
  'door.asking.text':
    'Osoba udostępniająca ten folder dostała pytanie. Folder otworzy się tutaj, gdy tylko wyrazi zgodę.',
  'door.denied.title': 'Odmówiono dostępu',
  'door.denied.text': 'Osoba udostępniająca ten folder odmówiła. Jeśli to pomyłka, skontaktuj się z nią.',
  'door.expired.title': 'Ta prośba wygasła',
  'door.expired.text': 'Zapytaj ponownie, jeśli nadal chcesz otworzyć udostępniony folder.',
  'door.expired.again': 'Zapytaj ponownie',
  'door.many.title': 'Zbyt wiele otwartych próśb',
  'door.many.text': 'Poczekaj na odpowiedź na pierwszą albo spróbuj ponownie za pięć minut.',
  'door.missing.title': 'Tu nic nie ma',
  'door.missing.text':
    'Adres jest niepełny albo stracił ważność. Użyj linku dokładnie w takiej postaci, w jakiej go otrzymano, albo zeskanuj kod ponownie.',
})
