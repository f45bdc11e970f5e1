import type { PageMessages } from './en.ts'

export const fr = (): PageMessages => ({
  'page.sharedWith': 'Partagé avec Spool',
  'page.sharedBy': 'Partagé par {name}',

  'path.label': 'Chemin',
  'path.up': 'Revenir à {name}',
  'search.label': 'Rechercher dans ce dossier',
  'search.submit': 'Rechercher',

  'summary.folders': '{count, plural, one {# dossier} many {# de dossiers} other {# dossiers}}',
  'summary.files': '{count, plural, one {# fichier} many {# de fichiers} other {# fichiers}}',
  'summary.items': '{count, plural, one {# élément} many {# d’éléments} other {# éléments}}',
  'summary.manyItems': '{number}+ éléments',
  'summary.both': '{folders}, {files}',
  'summary.size': '{counts} ({size})',
  'summary.page': '{counts} · page\u00a0{page}\u00a0sur\u00a0{pages}',

  'column.name': 'Nom',
  'column.size': 'Taille',
  'column.date': 'Modifié',

  'sort.label': 'Tri\u00a0: {order}',
  'sort.name': 'Nom A–Z',
  'sort.nameReversed': 'Nom Z–A',
  'sort.newest': 'Plus récents',
  'sort.oldest': 'Plus anciens',
  'sort.largest': 'Plus volumineux',
  'sort.smallest': 'Plus légers',

  'kind.folder': 'Dossier',
  'kind.image': 'Image',
  'kind.video': 'Vidéo',
  'kind.audio': 'Audio',
  'kind.document': 'Document',
  'kind.text': 'Texte',
  'kind.code': 'Code source',
  'kind.archive': 'Archive',
  'kind.app': 'Programme',
  'kind.font': 'Police',
  'kind.other': 'Fichier',

  'empty.title': 'Ce dossier est vide',
  'empty.text': 'Rechargez la page pour voir les nouveaux fichiers.',

  'view.list': 'Liste',
  'view.grid': 'Grille',

  'download.all': 'Tout télécharger (ZIP)',
  'download.allSize': 'Tout télécharger (ZIP, {size})',
  'download.selected': 'Télécharger la sélection (ZIP)',
  'download.one': 'Télécharger {name}',
  'select.start': 'Sélectionner',
  'select.cancel': 'Annuler',
  'select.one': 'Sélectionner {name}',

  'viewer.position': '{position} sur {total}',
  'viewer.previous': 'Précédent',
  'viewer.next': 'Suivant',
  'viewer.download': 'Télécharger',
  'viewer.original': 'Ouvrir le fichier',
  'viewer.open': 'Ouvrir {name}',
  'viewer.play': 'Lire {name}',
  'viewer.playlist': 'Liste de lecture',
  'viewer.subtitles': 'Sous-titres',
  'viewer.cut': 'Voici le début du fichier\u00a0: {shown} sur {size}.',
  'viewer.empty': 'Ce fichier est vide.',
  'viewer.noPreview': 'Il n’y a pas d’aperçu pour ce type de fichier.',
  'viewer.mayNotPlay':
    'Si la lecture ne démarre pas ici, téléchargez le fichier et ouvrez-le dans une autre application.',

  'pager.top': 'Pages, en haut',
  'pager.bottom': 'Pages, en bas',
  'pager.previous': 'Précédent',
  'pager.next': 'Suivant',

  'search.searching': 'Recherche en cours…',
  'search.found': '{count, plural, one {# trouvé} many {# trouvés} other {# trouvés}}',
  'search.first': 'Les {entries} premiers\u00a0: plus de mots en trouvent moins',
  'search.none.title': 'Rien trouvé',
  'search.none.text': 'Seuls les noms sont cherchés\u00a0: ceux de ce dossier et de ses sous-dossiers.',
  'search.leave': 'Afficher tous les fichiers',

  'date.today': 'Aujourd’hui, {time}',
  'date.yesterday': 'Hier, {time}',
  'date.full': '{date} à {time}',

  'size.units': 'o Ko Mo Go To Po',
  'size.amount': '{amount}\u00a0{unit}',

  'error.home': 'Aller au dossier partagé',
  'error.again': 'Réessayer',
  'error.sentences': '{title}. {text}',

  'error.folder-gone.title': 'Le dossier partagé n’est pas là pour le moment',
  'error.folder-gone.text':
    'Son disque est peut-être débranché, ou le dossier a été déplacé. Le partage reprendra dès son retour.',
  'error.malformed.title': 'Cette requête est incompréhensible',
  'error.malformed.text':
    'Ce n’est pas du HTTP valide. Le lien est peut-être bon\u00a0: essayez avec un navigateur ordinaire.',
  'error.not-listed.title': 'Dossier non consultable',
  'error.not-listed.text':
    'La personne qui partage a masqué la liste des fichiers. Demandez-lui le lien exact.',
  'error.too-many-entries.title': 'Ce dossier contient trop de fichiers',
  'error.too-many-entries.text':
    'Chacun reste téléchargeable avec son lien exact. Demandez à la personne qui partage de les ranger dans des dossiers.',
  'error.too-many-files.title': 'Ce dossier contient trop de fichiers pour une seule archive',
  'error.too-many-files.text': 'Ouvrez les dossiers qu’il contient et téléchargez-les un par un.',
  'error.selection-empty.title': 'Rien n’est sélectionné',
  'error.selection-empty.text':
    'Revenez en arrière, sélectionnez les fichiers et dossiers voulus, puis téléchargez-les.',
  'error.selection-changed.title': 'Votre sélection a changé',
  'error.selection-changed.text':
    'Un élément a été déplacé, renommé ou supprimé entre-temps. Revenez en arrière, rechargez la page et sélectionnez à nouveau.',
  'error.service-worker.title': 'Pas de service worker ici',
  'error.service-worker.text':
    'Il resterait dans le navigateur et répondrait à la place de tout ce qui sera partagé plus tard à cette adresse.',
  'error.overload.title': 'Il y a trop de monde en ce moment',
  'error.overload.text':
    'L’ordinateur qui partage n’arrive plus à suivre les téléchargements. Réessayez dans un instant.',

  'error.400.title': 'Ce lien ne fonctionne pas',
  'error.400.text': 'L’adresse est abîmée ou incomplète. Repartez du dossier partagé.',
  'error.403.title': 'Cet élément n’est pas accessible',
  'error.403.text':
    'L’ordinateur qui partage n’a pas le droit de l’ouvrir, ou ce n’est pas un fichier. Voyez avec la personne qui partage.',
  'error.404.title': 'Impossible de trouver cet élément',
  'error.404.text':
    'Le fichier ou le dossier a peut-être été déplacé, renommé ou supprimé. Cherchez-le dans le dossier partagé.',
  'error.405.title': 'Ici, les fichiers sont en lecture seule',
  'error.405.text':
    'Vous pouvez tout consulter et télécharger, mais pas envoyer, modifier ni supprimer de fichiers.',
  'error.412.title': 'Le fichier a changé',
  'error.412.text':
    'Ce n’est plus la version demandée par votre programme. Rouvrez-le depuis le dossier partagé.',
  'error.414.title': 'Ce lien est trop long',
  'error.414.text': 'Aucun fichier ici n’a une adresse aussi longue. Repartez du dossier partagé.',
  'error.416.title': 'Cette partie du fichier n’existe pas',
  'error.416.text':
    'Le fichier a peut-être raccourci depuis le début du téléchargement. Reprenez-le depuis le début.',
  'error.417.title': 'Demande impossible à satisfaire',
  'error.417.text':
    'Votre programme attend quelque chose que Spool ne propose pas. Essayez avec un navigateur ordinaire.',
  'error.421.title': 'Pas à cette adresse',
  'error.421.text':
    'Cet ordinateur ne porte pas le nom indiqué dans la barre d’adresse. Utilisez le lien tel qu’il vous a été donné.',
  'error.431.title': 'La requête est trop volumineuse',
  'error.431.text':
    'Votre navigateur envoie trop de données, souvent de vieux cookies. Essayez dans une fenêtre privée.',
  'error.500.title': 'Un problème est survenu',
  'error.500.text':
    'L’ordinateur qui partage n’a pas pu lire cet élément. Réessayez, et prévenez la personne qui partage si cela se reproduit.',
  'error.501.title': 'Spool ne sait pas faire cela',
  'error.501.text':
    'Votre programme a demandé autre chose que la lecture d’un fichier. Essayez avec un navigateur ordinaire.',
  'error.503.title': 'Indisponible pour l’instant',
  'error.503.text':
    'Un autre programme utilise ce fichier sur l’ordinateur qui partage. Réessayez dans un instant.',
  'error.blocked.title': 'Vous ne pouvez pas ouvrir ce partage',
  'error.blocked.text':
    'La personne qui partage ce dossier a bloqué votre appareil. Si vous pensez que c’est une erreur, demandez-lui.',
  'error.505.title': 'Version de HTTP non prise en charge',
  'error.505.text':
    'Votre programme utilise une autre version de HTTP. Essayez avec un navigateur ordinaire.',
  'share.items': 'Fichiers partagés',

  'door.pin.title': 'Saisissez le code PIN',
  'door.pin.text': 'La personne qui partage ce dossier peut vous le donner.',
  'door.pin.label': 'Code PIN',
  'door.pin.open': 'Ouvrir',
  'door.wrong.title': 'Ce n’est pas le bon code PIN',
  'door.wrong.text': 'Vérifiez-le et réessayez, ou demandez le lien.',
  'door.wait.title': 'Trop de codes PIN incorrects',
  'door.wait.text': 'Réessayez plus tard ou demandez le lien. Minutes d’attente\u00a0: {minutes}.',
  'door.asking.title': 'En attente d’autorisation',
  'door.asking.text':
    'La personne qui partage ce dossier a été prévenue. Il s’ouvrira ici dès qu’elle vous laissera entrer.',
  'door.denied.title': 'L’accès vous a été refusé',
  'door.denied.text':
    'La personne qui partage ce dossier a refusé. Si vous pensez que c’est une erreur, demandez-lui.',
  'door.expired.title': 'Cette demande a expiré',
  'door.expired.text': 'Renouvelez-la si vous souhaitez toujours ouvrir le dossier partagé.',
  'door.expired.again': 'Demander à nouveau',
  'door.many.title': 'Trop de demandes en cours',
  'door.many.text': 'Attendez la réponse à la première ou réessayez dans cinq minutes.',
  'door.missing.title': 'Il n’y a rien ici',
  'door.missing.text':
    'L’adresse est incomplète ou n’est plus valable. Utilisez le lien exactement comme vous l’avez reçu, ou scannez à nouveau le code.',
})
