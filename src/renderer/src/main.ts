/** Entry of the window. */
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { countUnitsAsOn } from './lib/format.ts'
import { useAppStore } from './stores/app.ts'
import { useLiveStore } from './stores/live.ts'
import { useLogStore } from './stores/log.ts'
import { useReceiptsStore } from './stores/receipts.ts'
import './styles/generated/tokens.css'
import './styles/base.css'
import './styles/title-bar.css'

const vue = createApp(App)
vue.use(createPinia())
// Stores subscribe when they are made: all of them before main sends anything.
useLiveStore()
useLogStore()
const receipts = useReceiptsStore()
const app = useAppStore()
receipts.begin(await app.attach())
countUnitsAsOn(app.state.platform)
// A file that is dropped outside the drop target must not replace the app.
for (const name of ['dragover', 'drop']) window.addEventListener(name, (drag) => drag.preventDefault())
vue.mount('#app')
