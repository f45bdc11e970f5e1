import type { PageMessages } from './en.ts'

export const ptBR = (): PageMessages => ({
  'page.sharedWith': 'Compartilhado com o Spool',
  'page.sharedBy': 'Compartilhado por {name}',

  'path.label': 'Caminho',
  'path.up': 'Voltar para {name}',
  'search.label': 'Pesquisar nesta pasta',
  'search.submit': 'Pesquisar',

  'summary.folders': '{count, plural, one {# pasta} many {# de pastas} other {# pastas}}',
  'summary.files': '{count, plural, one {# arquivo} many {# de arquivos} other {# arquivos}}',
  'summary.items': '{count, plural, one {# item} many {# de itens} other {# itens}}',
  'summary.manyItems': '{number}+ itens',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · página\u00a0{page}\u00a0de\u00a0{pages}',

  'column.name': 'Nome',
  'column.size': 'Tamanho',
  'column.date': 'Modificado',

  'sort.label': 'Ordenação: {order}',
  'sort.name': 'Nome A–Z',
  'sort.nameReversed': 'Nome Z–A',
  'sort.newest': 'Mais recentes',
  'sort.oldest': 'Mais antigos',
  'sort.largest': 'Maiores',
  'sort.smallest': 'Menores',

  'kind.folder': 'Pasta',
  'kind.image': 'Imagem',
  'kind.video': 'Vídeo',
  'kind.audio': 'Áudio',
  'kind.document': 'Documento',
  'kind.text': 'Texto',
  'kind.code': 'Código-fonte',
  'kind.archive': 'Arquivo compactado',
  'kind.app': 'Programa',
  'kind.font': 'Fonte',
  'kind.other': 'Arquivo',

  'empty.title': 'Esta pasta está vazia',
  'empty.text': 'Recarregue a página para ver novos arquivos.',

  'view.list': 'Lista',
  'view.grid': 'Grade',

  'download.all': 'Baixar tudo (ZIP)',
  'download.allSize': 'Baixar tudo (ZIP, {size})',
  'download.selected': 'Baixar seleção (ZIP)',
  'download.one': 'Baixar {name}',
  'select.start': 'Selecionar',
  'select.cancel': 'Cancelar',
  'select.one': 'Selecionar {name}',

  'viewer.position': '{position} de {total}',
  'viewer.previous': 'Anterior',
  'viewer.next': 'Próximo',
  'viewer.download': 'Baixar',
  'viewer.original': 'Abrir arquivo',
  'viewer.open': 'Abrir {name}',
  'viewer.play': 'Reproduzir {name}',
  'viewer.playlist': 'Lista de reprodução',
  'viewer.subtitles': 'Legendas',
  'viewer.cut': 'Este é o início do arquivo: {shown} de {size}.',
  'viewer.empty': 'Este arquivo está vazio.',
  'viewer.noPreview': 'Não há prévia para este tipo de arquivo.',
  'viewer.mayNotPlay': 'Se não for possível reproduzir aqui, baixe o arquivo e abra-o em outro aplicativo.',

  'pager.top': 'Páginas, no topo',
  'pager.bottom': 'Páginas, no fim',
  'pager.previous': 'Anterior',
  'pager.next': 'Próxima',

  'search.searching': 'Pesquisando…',
  'search.found': '{count, plural, one {# encontrado} many {# encontrados} other {# encontrados}}',
  'search.first': 'Os primeiros {entries}: mais palavras encontram menos',
  'search.none.title': 'Nada encontrado',
  'search.none.text': 'Só os nomes são pesquisados: os desta pasta e os das pastas dentro dela.',
  'search.leave': 'Mostrar todos os arquivos',

  'date.today': 'Hoje, {time}',
  'date.yesterday': 'Ontem, {time}',
  'date.full': '{date}, {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': 'Ir para a pasta compartilhada',
  'error.again': 'Tentar novamente',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'A pasta compartilhada não está disponível agora',
  'error.folder-gone.text':
    'O disco pode estar desconectado ou a pasta foi movida. O compartilhamento continua assim que ela voltar.',
  'error.malformed.title': 'Não foi possível entender esta solicitação',
  'error.malformed.text': 'Ela não é HTTP válido. O link pode estar certo: tente com um navegador comum.',
  'error.not-listed.title': 'Esta pasta não está aberta para consulta',
  'error.not-listed.text': 'Quem compartilha desativou a lista de arquivos. Peça o link exato a essa pessoa.',
  'error.too-many-entries.title': 'Esta pasta tem arquivos demais',
  'error.too-many-entries.text':
    'Eles podem ser baixados pelo link exato. Peça a quem compartilha que os organize em pastas.',
  'error.too-many-files.title': 'Esta pasta tem arquivos demais para um único ZIP',
  'error.too-many-files.text': 'Abra as pastas dentro dela e baixe uma por uma.',
  'error.selection-empty.title': 'Nada foi selecionado',
  'error.selection-empty.text': 'Volte, selecione os arquivos e as pastas que você quer e baixe-os.',
  'error.selection-changed.title': 'Sua seleção mudou',
  'error.selection-changed.text':
    'Algo foi movido, renomeado ou removido nesse meio-tempo. Volte, recarregue a página e selecione de novo.',
  'error.service-worker.title': 'Service workers não são aceitos aqui',
  'error.service-worker.text':
    'Um deles ficaria no navegador e responderia por tudo o que fosse compartilhado depois neste endereço.',
  'error.overload.title': 'Está muito movimentado por aqui',
  'error.overload.text':
    'Há mais downloads do que o computador que compartilha consegue atender. Tente novamente daqui a pouco.',

  'error.400.title': 'Este link não funciona',
  'error.400.text': 'O endereço está danificado ou incompleto. Comece pela pasta compartilhada.',
  'error.403.title': 'Isto não está aberto a visitantes',
  'error.403.text':
    'O computador que compartilha não tem permissão para abrir este item, ou ele não é um arquivo. Fale com quem compartilha.',
  'error.404.title': 'Não encontramos isso',
  'error.404.text':
    'O arquivo ou a pasta pode ter sido movido, renomeado ou removido. Procure na pasta compartilhada.',
  'error.405.title': 'Os arquivos aqui são somente leitura',
  'error.405.text': 'Você pode ver e baixar tudo, mas não enviar, alterar nem excluir.',
  'error.412.title': 'O arquivo foi alterado',
  'error.412.text':
    'Esta não é mais a versão que seu programa pediu. Abra o arquivo de novo pela pasta compartilhada.',
  'error.414.title': 'Este link é longo demais',
  'error.414.text': 'Nenhum arquivo aqui precisa de um endereço tão longo. Comece pela pasta compartilhada.',
  'error.416.title': 'Esta parte do arquivo não existe',
  'error.416.text':
    'O arquivo pode ter ficado menor desde o início do download. Baixe-o de novo desde o começo.',
  'error.417.title': 'Isso não pode ser garantido aqui',
  'error.417.text': 'Seu programa espera algo que o Spool não oferece. Tente com um navegador comum.',
  'error.421.title': 'Não neste endereço',
  'error.421.text':
    'Este computador não tem o nome que aparece na barra de endereços. Use o link exatamente como você o recebeu.',
  'error.431.title': 'A solicitação é grande demais',
  'error.431.text':
    'Seu navegador enviou mais do que deveria, geralmente cookies antigos. Tente em uma janela anônima.',
  'error.500.title': 'Algo deu errado',
  'error.500.text':
    'O computador que compartilha não conseguiu ler isto. Tente novamente e, se acontecer de novo, avise quem compartilha.',
  'error.501.title': 'O Spool não sabe fazer isso',
  'error.501.text': 'Seu programa pediu algo diferente de ler um arquivo. Tente com um navegador comum.',
  'error.503.title': 'Indisponível no momento',
  'error.503.text':
    'Outro programa está usando este arquivo no computador que compartilha. Tente novamente daqui a pouco.',
  'error.blocked.title': 'Você não pode abrir este compartilhamento',
  'error.blocked.text':
    'A pessoa que compartilha esta pasta bloqueou o seu dispositivo. Se você acha que foi um engano, fale com ela.',
  'error.505.title': 'Esta versão do HTTP não é aceita',
  'error.505.text': 'Seu programa usa outra versão do HTTP. Tente com um navegador comum.',
  'share.items': 'Arquivos compartilhados',

  'door.pin.title': 'Digite o PIN',
  'door.pin.text': 'A pessoa que compartilha esta pasta pode informá-lo.',
  'door.pin.label': 'PIN',
  'door.pin.open': 'Abrir',
  'door.wrong.title': 'Este não é o PIN',
  'door.wrong.text': 'Confira e tente de novo ou peça o link.',
  'door.wait.title': 'PINs incorretos demais',
  'door.wait.text': 'Tente mais tarde ou peça o link. Minutos de espera: {minutes}.',
  'door.asking.title': 'Aguardando permissão para entrar',
  'door.asking.text':
    'A pessoa que compartilha esta pasta foi avisada. A pasta abre aqui assim que ela liberar a sua entrada.',
  'door.denied.title': 'Sua entrada não foi permitida',
  'door.denied.text':
    'A pessoa que compartilha esta pasta disse não. Se você acha que foi um engano, fale com ela.',
  'door.expired.title': 'Este pedido expirou',
  'door.expired.text': 'Peça de novo se ainda quiser abrir a pasta compartilhada.',
  'door.expired.again': 'Pedir de novo',
  'door.many.title': 'Há pedidos demais em aberto',
  'door.many.text': 'Aguarde a resposta ao primeiro ou tente de novo em cinco minutos.',
  'door.missing.title': 'Não há nada aqui',
  'door.missing.text':
    'O endereço está incompleto ou não é mais válido. Use o link exatamente como você o recebeu ou leia o código de novo.',
})
