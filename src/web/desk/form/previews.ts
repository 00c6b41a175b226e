/** Small pictures of what was uploaded from this tab, so that a draft still shows them after a reload. */

const KEY = 'teahouse.desk.preview.'

/** @param thumb a data address; empty when the browser couldn't draw the picture */
export function keepPreview(id: string, thumb: string): void {
  if (!thumb) return
  try {
    sessionStorage.setItem(KEY + id, thumb)
  } catch {
    // A full storage: the upload itself doesn't depend on it.
  }
}

export function previewOf(id: string): string | undefined {
  try {
    return sessionStorage.getItem(KEY + id) ?? undefined
  } catch {
    return undefined
  }
}
