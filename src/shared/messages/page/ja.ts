import type { PageMessages } from './en.ts'

export const ja = (): PageMessages => ({
  'page.sharedWith': 'Spoolで共有中',
  'page.sharedBy': '{name} が共有中',

  'path.label': '場所',
  'path.up': '「{name}」に戻る',
  'search.label': 'このフォルダ内を検索',
  'search.submit': '検索',

  'summary.folders': '{count, plural, other {フォルダ#個}}',
  'summary.files': '{count, plural, other {ファイル#個}}',
  'summary.items': '{count, plural, other {#項目}}',
  'summary.manyItems': '{number}項目以上',
  'summary.both': '{folders}、{files}',
  'summary.size': '{counts}（{size}）',
  'summary.page': '{counts}・{page}/{pages}ページ',

  'column.name': '名前',
  'column.size': 'サイズ',
  'column.date': '更新日',

  'sort.label': '並び順：{order}',
  'sort.name': '名前順',
  'sort.nameReversed': '名前の逆順',
  'sort.newest': '新しい順',
  'sort.oldest': '古い順',
  'sort.largest': 'サイズの大きい順',
  'sort.smallest': 'サイズの小さい順',

  'kind.folder': 'フォルダ',
  'kind.image': '画像',
  'kind.video': '動画',
  'kind.audio': '音声',
  'kind.document': '書類',
  'kind.text': 'テキスト',
  'kind.code': 'ソースコード',
  'kind.archive': '圧縮ファイル',
  'kind.app': 'プログラム',
  'kind.font': 'フォント',
  'kind.other': 'ファイル',

  'empty.title': 'このフォルダは空です',
  'empty.text': '新しいファイルは、ページを再読み込みすると表示されます。',

  'view.list': 'リスト',
  'view.grid': 'グリッド',

  'download.all': 'すべてダウンロード (ZIP)',
  'download.allSize': 'すべてダウンロード (ZIP, {size})',
  'download.selected': '選択した項目をダウンロード (ZIP)',
  'download.one': '{name} をダウンロード',
  'select.start': '選択',
  'select.cancel': 'キャンセル',
  'select.one': '{name} を選択',

  'viewer.position': '{position} / {total}',
  'viewer.previous': '前へ',
  'viewer.next': '次へ',
  'viewer.download': 'ダウンロード',
  'viewer.original': 'ファイルを開く',
  'viewer.open': '{name} を開く',
  'viewer.play': '{name} を再生',
  'viewer.playlist': 'プレイリスト',
  'viewer.subtitles': '字幕',
  'viewer.cut': 'ファイルの先頭部分を表示しています ({shown} / {size})。',
  'viewer.empty': 'このファイルは空です。',
  'viewer.noPreview': 'この種類のファイルはプレビューできません。',
  'viewer.mayNotPlay': 'ここで再生できない場合は、ダウンロードして別のアプリで開いてください。',

  'pager.top': 'ページ（上）',
  'pager.bottom': 'ページ（下）',
  'pager.previous': '前へ',
  'pager.next': '次へ',

  'search.searching': '検索中…',
  'search.found': '{count, plural, other {# 件見つかりました}}',
  'search.first': '最初の {entries} 件：言葉を増やすと絞り込めます',
  'search.none.title': '見つかりませんでした',
  'search.none.text': 'このフォルダとその下のフォルダの名前だけを検索します。',
  'search.leave': 'すべてのファイルを表示',

  'date.today': '今日 {time}',
  'date.yesterday': '昨日 {time}',
  'date.full': '{date} {time}',

  'size.units': 'B KB MB GB TB PB',
  'size.amount': '{amount} {unit}',

  'error.home': '共有フォルダを開く',
  'error.again': 'もう一度試す',
  'error.sentences': '{title}。{text}',

  'error.folder-gone.title': '共有フォルダが見つかりません',
  'error.folder-gone.text':
    'ドライブが取り外されているか、フォルダが移動された可能性があります。元に戻ると、共有が再開されます。',
  'error.malformed.title': 'リクエストを理解できません',
  'error.malformed.text':
    '正しいHTTPではありません。リンク自体は正しいかもしれませんので、通常のブラウザでお試しください。',
  'error.not-listed.title': '一覧は公開されていません',
  'error.not-listed.text':
    '共有している人が一覧の表示をオフにしています。ファイルのリンクを直接お尋ねください。',
  'error.too-many-entries.title': 'ファイルが多すぎて表示できません',
  'error.too-many-entries.text':
    'ファイルのリンクが分かればダウンロードできます。フォルダに分けてもらえるよう、共有している人にお伝えください。',
  'error.too-many-files.title': 'このフォルダーはファイルが多すぎて、1 つのアーカイブにできません',
  'error.too-many-files.text': '中のフォルダーを開いて、1 つずつダウンロードしてください。',
  'error.selection-empty.title': '何も選択されていません',
  'error.selection-empty.text':
    '前のページに戻り、ファイルやフォルダーを選択してからダウンロードしてください。',
  'error.selection-changed.title': '選択した内容が変わりました',
  'error.selection-changed.text':
    'その間に移動、名前の変更、または削除されたものがあります。前のページに戻り、再読み込みして選択し直してください。',
  'error.service-worker.title': 'Service Workerは使えません',
  'error.service-worker.text':
    'ブラウザに残り、あとからこのアドレスで共有されるものすべてに応答してしまうためです。',
  'error.overload.title': 'ただいま混み合っています',
  'error.overload.text':
    '共有しているコンピュータの処理が追いついていません。少し待ってから、もう一度お試しください。',

  'error.400.title': 'このリンクは使えません',
  'error.400.text': 'アドレスが壊れているか、途中で切れています。共有フォルダから探してください。',
  'error.403.title': 'これは公開されていません',
  'error.403.text':
    '共有しているコンピュータに開く権限がないか、ファイルではありません。共有している人にお尋ねください。',
  'error.404.title': '見つかりませんでした',
  'error.404.text':
    'ファイルまたはフォルダは、移動、名前の変更、または削除された可能性があります。共有フォルダの中を探してください。',
  'error.405.title': 'ファイルは読み取り専用です',
  'error.405.text': '閲覧とダウンロードはできますが、アップロード、変更、削除はできません。',
  'error.412.title': 'ファイルが変更されました',
  'error.412.text':
    'お使いのプログラムが求めたバージョンはもうありません。共有フォルダから開き直してください。',
  'error.414.title': 'リンクが長すぎます',
  'error.414.text':
    'ここにあるどのファイルのアドレスよりも長くなっています。共有フォルダから探してください。',
  'error.416.title': 'ファイルのその部分はありません',
  'error.416.text':
    'ダウンロードを始めたあとで、ファイルが短くなった可能性があります。最初からダウンロードし直してください。',
  'error.417.title': 'ご要望にお応えできません',
  'error.417.text': 'お使いのプログラムが、Spoolにない機能を求めています。通常のブラウザでお試しください。',
  'error.421.title': 'このアドレスでは開けません',
  'error.421.text':
    'このコンピュータの名前は、アドレスバーのものとは違います。受け取ったリンクをそのままお使いください。',
  'error.431.title': 'リクエストが大きすぎます',
  'error.431.text':
    'ブラウザが余分な情報を送っています。多くは古いCookieが原因です。プライベートウィンドウでお試しください。',
  'error.500.title': '問題が発生しました',
  'error.500.text':
    '共有しているコンピュータで読み取れませんでした。もう一度試し、それでもだめなら共有している人にお知らせください。',
  'error.501.title': 'Spoolにはできない操作です',
  'error.501.text':
    'お使いのプログラムが、ファイルの読み取り以外の操作を求めました。通常のブラウザでお試しください。',
  'error.503.title': '今は利用できません',
  'error.503.text':
    '共有しているコンピュータで、別のプログラムがこのファイルを使っています。少し待ってから、もう一度お試しください。',
  'error.blocked.title': 'この共有は開けません',
  'error.blocked.text':
    'このフォルダの共有者が、お使いのデバイスをブロックしています。心当たりがない場合は、共有者に確認してください。',
  'error.505.title': 'このバージョンのHTTPには対応していません',
  'error.505.text':
    'お使いのプログラムは、別のバージョンのHTTPを使っています。通常のブラウザでお試しください。',
  'share.items': '共有ファイル',

  'door.pin.title': 'PIN を入力してください',
  'door.pin.text': 'PIN はこのフォルダの共有者に確認してください。',
  'door.pin.label': 'PIN',
  'door.pin.open': '開く',
  'door.wrong.title': 'PIN が違います',
  'door.wrong.text': '確認してもう一度入力するか、リンクを教えてもらってください。',
  'door.wait.title': 'PIN の間違いが多すぎます',
  'door.wait.text': '時間をおいて試すか、リンクを教えてもらってください。待ち時間（分）：{minutes}。',
  'door.asking.title': '許可を待っています',
  'door.asking.text': 'このフォルダの共有者に確認しています。許可されると、ここにフォルダが開きます。',
  'door.denied.title': '許可されませんでした',
  'door.denied.text':
    'このフォルダの共有者が許可しませんでした。心当たりがない場合は、共有者に確認してください。',
  'door.expired.title': 'リクエストの期限が切れました',
  'door.expired.text': '共有フォルダを開くには、もう一度リクエストしてください。',
  'door.expired.again': 'もう一度リクエストする',
  'door.many.title': '未回答のリクエストが多すぎます',
  'door.many.text': '最初のリクエストの回答を待つか、5 分後にもう一度試してください。',
  'door.missing.title': 'ここには何もありません',
  'door.missing.text':
    'アドレスが不完全か、無効になっています。受け取ったリンクをそのまま使うか、コードをもう一度読み取ってください。',
})
