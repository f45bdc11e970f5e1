/** Entry of the window. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { bridge } from './bridge.ts'
import { keepFocus } from './keep-focus.ts'
import { useApp } from './stores/app.ts'
import { useLive } from './stores/live.ts'
import { useLog } from './stores/log.ts'
import './styles/tokens.css'
import './styles/base.css'

const vue = createApp(App)
vue.use(createPinia())
const app = useApp()
const live = useLive()
const log = useLog()
bridge.on('live', (batch) => {
  live.add(batch)
  log.add(batch)
})
// A file dropped beside the place for it must not replace the app.
for (const event of ['dragover', 'drop']) window.addEventListener(event, (drag) => drag.preventDefault())
keepFocus()
await app.attach()
vue.mount('#app')
