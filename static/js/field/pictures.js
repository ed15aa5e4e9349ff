/** Pictures made ready on the device: upright, no larger than a report needs, and without the place they were taken. */
const LONGEST_EDGE = 2048;
const THUMBNAIL_EDGE = 320;
const QUALITY = 0.85;

/** {blob, thumb}: the picture drawn anew, or the file as it is where the browser cannot draw it. */
export async function prepare(file) {
  const bitmap = file.type.startsWith("image/") ? await createImageBitmap(file).catch(() => null) : null;
  if (!bitmap) return { blob: file, thumb: null };
  try {
    return { blob: (await drawn(bitmap, LONGEST_EDGE)) ?? file, thumb: await drawn(bitmap, THUMBNAIL_EDGE) };
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap, edge) {
  const scale = Math.min(1, edge / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff"; // a screenshot may be clear where a photo is not
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", QUALITY); });
}
