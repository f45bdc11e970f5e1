/** `net`: what electron-updater needs. Node's requests have the same events and methods. */
import { request as overHttp, type ClientRequest, type RequestOptions } from 'node:http'
import { request as overTls } from 'node:https'
import { refuseUnknown } from './fake.ts'

export const net = {
  request(options: RequestOptions): ClientRequest {
    return options.protocol === 'https:' ? overTls(options) : overHttp(options)
  },
}
refuseUnknown('net', net)
