/** Ant Design in the colours of the house. Read from the tokens, so that they stand in one place. */
import { type ThemeConfig, theme } from 'antd'

const token = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/**
 * Ant Design's greys for secondary words, placeholders and tags don't reach 4.5:1; where they carry
 * information they take the house's softer ink instead (WCAG 2.2, 1.4.3).
 */
export function themeOf(shown: 'light' | 'dark'): ThemeConfig {
  const ink = token('--ink')
  const soft = token('--ink-soft')
  const line = token('--line-strong')
  return {
    algorithm: shown === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: token('--tea'),
      colorLink: token('--tea'),
      colorLinkHover: token('--tea-deep'),
      colorLinkActive: token('--tea-deep'),
      colorInfo: token('--tea'),
      colorSuccess: token('--tea'),
      colorError: token('--red'),
      colorWarning: token('--amber'),
      colorWarningBg: token('--amber-wash'),
      colorWarningBorder: token('--amber-line'),
      colorText: ink,
      colorTextBase: ink,
      colorTextSecondary: soft,
      colorTextTertiary: soft,
      colorTextQuaternary: soft,
      colorTextPlaceholder: soft,
      colorTextDescription: soft,
      colorTextDisabled: soft,
      colorIcon: soft,
      colorBgContainer: token('--surface'),
      colorBgElevated: token('--surface'),
      colorBgLayout: token('--paper'),
      colorBgContainerDisabled: token('--surface-sunk'),
      colorBorder: line,
      colorBorderSecondary: token('--line'),
      colorSplit: token('--line'),
      fontFamily: token('--font'),
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 36,
      controlHeightSM: 28,
      controlOutline: 'transparent',
      wireframe: false,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Button: {
        primaryColor: token('--on-tea'),
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerColor: shown === 'dark' ? '#2b0f0b' : '#fff',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Select: {
        optionSelectedBg: token('--tea-wash'),
        optionSelectedColor: ink,
        optionActiveBg: token('--surface-sunk'),
      },
      TreeSelect: {
        nodeSelectedBg: token('--tea-wash'),
        nodeSelectedColor: ink,
        nodeHoverBg: token('--surface-sunk'),
      },
      Tree: {
        nodeSelectedBg: token('--tea-wash'),
        nodeSelectedColor: ink,
        nodeHoverBg: token('--surface-sunk'),
      },
      Tooltip: { colorBgSpotlight: shown === 'dark' ? '#3d4136' : '#23261f', colorTextLightSolid: '#fffdf8' },
      Radio: { dotSize: 8 },
    },
  }
}
