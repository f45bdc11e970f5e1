import type { TransferSnapshot } from '../../../shared/server-events.ts'
import { formatBitRate } from '../lib/format.ts'
import type { TransferRate } from '../lib/transfer-rates.ts'
import { useAppStore } from '../stores/app.ts'

/** Says what limits a download; '' while that is not known. */
export function useLimitWords(): (download: TransferSnapshot, rate: TransferRate) => string {
  const app = useAppStore()
  return ({ limit }, rate) => {
    if (rate.kind !== 'moving') return ''
    switch (limit) {
      case 'client':
        return app.t('limit.client', { rate: formatBitRate(rate.bytesPerSecond, app.language) })
      case 'disk':
        return app.t('limit.disk')
      case 'threads':
        return app.t('limit.threads')
      case undefined:
        return ''
    }
  }
}
