import type { PageMessages } from './en.ts'

export const es = (): PageMessages => ({
  'page.sharedWith': 'Compartido con Spool',
  'page.sharedBy': 'Compartido por {name}',

  'path.label': 'Ruta',
  'path.up': 'Volver a {name}',
  'search.label': 'Buscar en esta carpeta',
  'search.submit': 'Buscar',

  'summary.folders': '{count, plural, one {# carpeta} many {# de carpetas} other {# carpetas}}',
  'summary.files': '{count, plural, one {# archivo} many {# de archivos} other {# archivos}}',
  'summary.items': '{count, plural, one {# elemento} many {# de elementos} other {# elementos}}',
  'summary.manyItems': '{number}+ elementos',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · página\u00a0{page}\u00a0de\u00a0{pages}',

  'column.name': 'Nombre',
  'column.size': 'Tamaño',
  'column.date': 'Modificado',

  'sort.label': 'Orden: {order}',
  'sort.name': 'Nombre A–Z',
  'sort.nameReversed': 'Nombre Z–A',
  'sort.newest': 'Más recientes',
  'sort.oldest': 'Más antiguos',
  'sort.largest': 'Más grandes',
  'sort.smallest': 'Más pequeños',

  'kind.folder': 'Carpeta',
  'kind.image': 'Imagen',
  'kind.video': 'Vídeo',
  'kind.audio': 'Audio',
  'kind.document': 'Documento',
  'kind.text': 'Texto',
  'kind.code': 'Código fuente',
  'kind.archive': 'Archivo comprimido',
  'kind.app': 'Programa',
  'kind.font': 'Fuente',
  'kind.other': 'Archivo',

  'empty.title': 'Esta carpeta está vacía',
  'empty.text': 'Vuelve a cargar la página para ver los archivos nuevos.',

  'view.list': 'Lista',
  'view.grid': 'Cuadrícula',

  'download.all': 'Descargar todo (ZIP)',
  'download.allSize': 'Descargar todo (ZIP, {size})',
  'download.selected': 'Descargar selección (ZIP)',
  'download.one': 'Descargar {name}',
  'select.start': 'Seleccionar',
  'select.cancel': 'Cancelar',
  'select.one': 'Seleccionar {name}',

  'viewer.position': '{position} de {total}',
  'viewer.previous': 'Anterior',
  'viewer.next': 'Siguiente',
  'viewer.download': 'Descargar',
  'viewer.original': 'Abrir archivo',
  'viewer.open': 'Abrir {name}',
  'viewer.play': 'Reproducir {name}',
  'viewer.playlist': 'Lista de reproducción',
  'viewer.subtitles': 'Subtítulos',
  'viewer.cut': 'Este es el principio del archivo: {shown} de {size}.',
  'viewer.empty': 'Este archivo está vacío.',
  'viewer.noPreview': 'No hay vista previa de este tipo de archivo.',
  'viewer.mayNotPlay': 'Si no se reproduce aquí, descárgalo y ábrelo en otra aplicación.',

  'pager.top': 'Páginas, arriba',
  'pager.bottom': 'Páginas, abajo',
  'pager.previous': 'Anterior',
  'pager.next': 'Siguiente',

  'search.searching': 'Buscando…',
  'search.found': '{count, plural, one {# encontrado} many {# encontrados} other {# encontrados}}',
  'search.first': 'Los primeros {entries}: con más palabras se encuentran menos',
  'search.none.title': 'No se ha encontrado nada',
  'search.none.text': 'Solo se buscan nombres: los de esta carpeta y los de sus subcarpetas.',
  'search.leave': 'Mostrar todos los archivos',

  'date.today': 'Hoy, {time}',
  'date.yesterday': 'Ayer, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Ir a la carpeta compartida',
  'error.again': 'Reintentar',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'La carpeta compartida no está disponible ahora',
  'error.folder-gone.text':
    'Puede que el disco esté desconectado o que la hayan movido. Volverá a compartirse en cuanto aparezca.',
  'error.malformed.title': 'No se entiende esta solicitud',
  'error.malformed.text':
    'No es HTTP válido. El enlace puede ser correcto: prueba con un navegador corriente.',
  'error.not-listed.title': 'No se puede explorar',
  'error.not-listed.text': 'Quien comparte ha desactivado la lista de archivos. Pídele el enlace exacto.',
  'error.too-many-entries.title': 'Esta carpeta tiene demasiados archivos',
  'error.too-many-entries.text':
    'Puedes descargarlos con su enlace exacto. Pide a quien los comparte que los reparta en carpetas.',
  'error.too-many-files.title': 'Esta carpeta tiene demasiados archivos para un solo ZIP',
  'error.too-many-files.text': 'Abre las carpetas que contiene y descárgalas una a una.',
  'error.selection-empty.title': 'No hay nada seleccionado',
  'error.selection-empty.text': 'Vuelve atrás, selecciona los archivos y carpetas que quieras y descárgalos.',
  'error.selection-changed.title': 'Tu selección ha cambiado',
  'error.selection-changed.text':
    'Mientras tanto se ha movido, renombrado o eliminado algo. Vuelve atrás, recarga la página y selecciona de nuevo.',
  'error.service-worker.title': 'Aquí no se admiten service workers',
  'error.service-worker.text':
    'Se quedaría en el navegador y respondería por todo lo que se comparta después en esta dirección.',
  'error.overload.title': 'Hay demasiada actividad en este momento',
  'error.overload.text':
    'Hay más descargas de las que puede atender el equipo que comparte. Vuelve a intentarlo en un momento.',

  'error.400.title': 'Este enlace no funciona',
  'error.400.text':
    'La dirección está dañada o incompleta. Empieza por la carpeta compartida y busca desde ahí.',
  'error.403.title': 'Esto no está abierto a visitantes',
  'error.403.text':
    'El equipo que comparte no tiene permiso para abrirlo, o no es un archivo. Pregunta a quien lo comparte.',
  'error.404.title': 'No lo encontramos',
  'error.404.text':
    'Puede que hayan movido, renombrado o eliminado el archivo o la carpeta. Búscalo en la carpeta compartida.',
  'error.405.title': 'Estos archivos son de solo lectura',
  'error.405.text': 'Puedes verlo y descargarlo todo, pero no subir, cambiar ni eliminar nada.',
  'error.412.title': 'El archivo ha cambiado',
  'error.412.text': 'Ya no es la versión que pedía tu programa. Ábrelo de nuevo desde la carpeta compartida.',
  'error.414.title': 'Este enlace es demasiado largo',
  'error.414.text':
    'Ningún archivo de aquí necesita una dirección tan larga. Empieza por la carpeta compartida.',
  'error.416.title': 'Esa parte del archivo no existe',
  'error.416.text':
    'Puede que el archivo se haya acortado desde que empezó la descarga. Descárgalo otra vez desde el principio.',
  'error.417.title': 'Eso no se puede garantizar aquí',
  'error.417.text': 'Tu programa espera algo que Spool no ofrece. Prueba con un navegador corriente.',
  'error.421.title': 'En esta dirección no',
  'error.421.text':
    'Este equipo no se llama como indica la barra de direcciones. Usa el enlace tal como te lo dieron.',
  'error.431.title': 'La solicitud es demasiado grande',
  'error.431.text':
    'Tu navegador ha enviado más de la cuenta; suelen ser cookies antiguas. Prueba con una ventana privada.',
  'error.500.title': 'Algo ha salido mal',
  'error.500.text':
    'El equipo que comparte no ha podido leerlo. Vuelve a intentarlo y, si se repite, avisa a quien lo comparte.',
  'error.501.title': 'Spool no sabe hacer eso',
  'error.501.text':
    'Tu programa ha pedido algo distinto de leer un archivo. Prueba con un navegador corriente.',
  'error.503.title': 'No disponible en este momento',
  'error.503.text':
    'Otro programa del equipo que comparte está usando este archivo. Vuelve a intentarlo en un momento.',
  'error.blocked.title': 'No puedes abrir este recurso compartido',
  'error.blocked.text':
    'La persona que comparte esta carpeta ha bloqueado tu dispositivo. Si crees que es un error, consúltale.',
  'error.505.title': 'Esa versión de HTTP no se admite',
  'error.505.text': 'Tu programa usa otra versión de HTTP. Prueba con un navegador corriente.',
  'share.items': 'Archivos compartidos',

  'door.pin.title': 'Introduce el PIN',
  'door.pin.text': 'La persona que comparte esta carpeta puede decírtelo.',
  'door.pin.label': 'PIN',
  'door.pin.open': 'Abrir',
  'door.wrong.title': 'Ese no es el PIN',
  'door.wrong.text': 'Revísalo e inténtalo de nuevo, o pide el enlace.',
  'door.wait.title': 'Demasiados PIN incorrectos',
  'door.wait.text': 'Inténtalo más tarde o pide el enlace. Minutos de espera: {minutes}.',
  'door.asking.title': 'Esperando permiso para entrar',
  'door.asking.text':
    'Se ha preguntado a la persona que comparte esta carpeta. Se abrirá aquí en cuanto te deje entrar.',
  'door.denied.title': 'No te han dejado entrar',
  'door.denied.text':
    'La persona que comparte esta carpeta ha dicho que no. Si crees que es un error, consúltale.',
  'door.expired.title': 'Esta solicitud ha caducado',
  'door.expired.text': 'Vuelve a preguntar si todavía quieres abrir la carpeta compartida.',
  'door.expired.again': 'Preguntar de nuevo',
  'door.many.title': 'Hay demasiadas solicitudes abiertas',
  'door.many.text': 'Espera la respuesta a la primera o inténtalo de nuevo en cinco minutos.',
  'door.missing.title': 'Aquí no hay nada',
  'door.missing.text':
    'La dirección está incompleta o ya no es válida. Usa el enlace exactamente como te lo dieron o vuelve a escanear el código.',
})
