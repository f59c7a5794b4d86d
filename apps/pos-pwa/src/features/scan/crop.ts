/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A part of the video, in its own pixels, and the size at which it is read. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly readWidth: number;
  readonly readHeight: number;
}

/** Frames are read at most this wide, and never enlarged: more is slower without reading more, less loses EAN bars. */
export const readWidthMax = 640;
/** A close look is worth taking where the video has this many times the detail that is read. */
const closeLookMin = 1.4;

/** The part of a video that a box of this shape shows (`object-fit: cover`): what the person sees is what is read. */
export const shownPart = (video: Size, box: Size): Crop => {
  const scale = Math.min(video.width / box.width, video.height / box.height);
  const [width, height] = [box.width * scale, box.height * scale];
  return readAt({ left: (video.width - width) / 2, top: (video.height - height) / 2, width, height });
};

/** The middle of what is shown, at the video's own detail, for codes that are small or far; null where the whole has it already. */
export const middleOf = (shown: Crop): Crop | null => {
  const detail = shown.width / shown.readWidth;
  if (detail < closeLookMin) return null;
  const [width, height] = [shown.width / detail, shown.height / detail];
  return readAt({ left: shown.left + (shown.width - width) / 2, top: shown.top + (shown.height - height) / 2, width, height });
};

const readAt = (part: Omit<Crop, 'readWidth' | 'readHeight'>): Crop => {
  const scale = Math.min(1, readWidthMax / part.width);
  return { ...part, readWidth: Math.round(part.width * scale), readHeight: Math.round(part.height * scale) };
};

/** A point of a crop (as fractions) as fractions of what is shown. */
export const placedIn = (shown: Crop, crop: Crop, point: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } => ({
  x: (crop.left - shown.left + point.x * crop.width) / shown.width,
  y: (crop.top - shown.top + point.y * crop.height) / shown.height,
});
