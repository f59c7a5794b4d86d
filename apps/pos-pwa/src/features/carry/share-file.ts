/** The parts of the browser that carry a file out of the app. */
export interface Sharing {
  readonly canShare: (shared: { readonly files: File[] }) => boolean;
  readonly share: (shared: { readonly files: File[] }) => Promise<void>;
  readonly download: (file: File) => void;
}

/**
 * Hands a text file to the phone's own share sheet, or saves it among the downloads where there is none.
 * Answers `left` when the person closed the sheet without sending it.
 */
export const shareFile = async (sharing: Sharing, name: string, text: string): Promise<'done' | 'left'> => {
  const file = new File([text], name, { type: 'text/plain' });
  if (!sharing.canShare({ files: [file] })) {
    sharing.download(file);
    return 'done';
  }
  try {
    await sharing.share({ files: [file] });
    return 'done';
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') return 'left';
    // The sheet refused the file: the downloads take any.
    sharing.download(file);
    return 'done';
  }
};

/** How long a download may take to begin. */
const keptForMs = 60_000;

/** The browser's share sheet and downloads. */
export const browserSharing = (): Sharing => ({
  canShare: (shared) => 'canShare' in navigator && navigator.canShare(shared),
  share: (shared) => navigator.share(shared),
  download: (file) => {
    const url = URL.createObjectURL(file);
    const link = document.createElement('a');
    link.href = url;
    link.download = file.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), keptForMs);
  },
});
