/** Entry of the window. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { bridge } from './bridge.ts'
import { useFocusRestore } from './composables/useFocusRestore.ts'
import { useAppStore } from './stores/app.ts'
import { useLiveStore } from './stores/live.ts'
import { useLogStore } from './stores/log.ts'
import './styles/tokens.css'
import './styles/base.css'

const vue = createApp(App)
vue.use(createPinia())
const app = useAppStore()
const live = useLiveStore()
const log = useLogStore()
bridge.on('live', (batch) => {
  live.add(batch)
  log.add(batch)
})
// A file dropped beside the place for it must not replace the app.
for (const event of ['dragover', 'drop']) window.addEventListener(event, (drag) => drag.preventDefault())
useFocusRestore()
await app.attach()
vue.mount('#app')
