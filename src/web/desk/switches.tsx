/** The two switches that every page has: language, light or dark. */
import { setLanguage, useLanguage } from '../shared/language.ts'
import { setTheme, THEMES, useTheme } from '../shared/theme.ts'
import { useT } from './words.ts'

export function LanguageSwitch() {
  const language = useLanguage()
  const t = useT()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <button
      type="button"
      className="switch-button"
      lang={other === 'zh' ? 'zh-CN' : 'en'}
      onClick={() => setLanguage(other)}
    >
      {t('language.switch')}
    </button>
  )
}

export function ThemeSwitch() {
  const theme = useTheme()
  const t = useT()
  return (
    <label className="switch-label">
      <span className="unseen">{t('theme')}</span>
      <select
        className="switch-button"
        value={theme}
        onChange={(event) => {
          const chosen = THEMES.find((each) => each === event.target.value)
          if (chosen) setTheme(chosen)
        }}
      >
        {THEMES.map((each) => (
          <option key={each} value={each}>
            {t(`look.${each}`)}
          </option>
        ))}
      </select>
    </label>
  )
}
