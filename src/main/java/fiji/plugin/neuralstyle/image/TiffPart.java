package fiji.plugin.neuralstyle.image;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a TIFF file's picture that is decoded at a time: a strip, a tile, or some rows of a large strip.
 *
 * @param offset of its bytes in the file
 * @param length of them
 * @param channel that it holds, from 0, where the file goes channel by channel; else 0
 * @param x column of its first pixel
 * @param y row of it
 * @param width of it; a tile may reach beyond the picture
 * @param height of it
 */
record TiffPart(long offset, int length, int channel, int x, int y, int width, int height) {

	/** What is taken from a large strip at a time. */
	private static final int MOST_BYTES = 1 << 26;

	/**
	 * All parts of a page.
	 *
	 * @param fileLength in bytes
	 * @throws EOFException if one lies beyond the file's end
	 * @throws IOException if the page is damaged
	 */
	static List<TiffPart> of(final TiffDirectory page, final long fileLength) throws IOException {
		final Cut cut = Cut.of(page);
		final int columns = -Math.floorDiv(-cut.width, cut.partWidth);
		final int rows = -Math.floorDiv(-cut.height, cut.partHeight);
		final int channels = isPlanar(page) ? Math.toIntExact(page.number(TiffTag.SAMPLES, 1)) : 1;
		if (cut.offsets.length < (long) columns * rows * channels || cut.lengths.length != cut.offsets.length) {
			throw new IOException("parts of its pixels are missing");
		}
		final List<TiffPart> parts = new ArrayList<>();
		for (int i = 0; i < columns * rows * channels; i++) {
			final long offset = cut.offsets[i];
			final long length = cut.lengths[i];
			if (offset < 0 || length < 0 || offset > fileLength - length) throw new EOFException();
			final int x = i % columns * cut.partWidth;
			final int y = i / columns % rows * cut.partHeight;
			final int height = cut.tiled ? cut.partHeight : Math.min(cut.partHeight, cut.height - y);
			parts.addAll(rows(page, offset, length, i / (columns * rows), x, y, cut.partWidth, height));
		}
		return parts;
	}

	static boolean isPlanar(final TiffDirectory page) {
		return page.number(TiffTag.PLANES, 1) == TiffTag.PLANE_BY_PLANE && page.number(TiffTag.SAMPLES, 1) > 1;
	}

	static boolean isCompressed(final TiffDirectory page) {
		return page.number(TiffTag.COMPRESSION, TiffTag.UNCOMPRESSED) != TiffTag.UNCOMPRESSED;
	}

	/** The part as a whole, or, of pixels that lie there as they are, some rows at a time. */
	private static List<TiffPart> rows(final TiffDirectory page, final long offset, final long length, final int channel,
		final int x, final int y, final int width, final int height) throws IOException
	{
		if (isCompressed(page)) {
			if (length > Integer.MAX_VALUE - Short.MAX_VALUE) throw new IOException("a part of it is too large to be decoded");
			return List.of(new TiffPart(offset, (int) length, channel, x, y, width, height));
		}
		final long samples = isPlanar(page) ? 1 : page.number(TiffTag.SAMPLES, 1);
		final long row = (width * samples * page.number(TiffTag.BITS, 1) + 7) / 8;
		if (row * height > length) throw new EOFException();
		final int atOnce = Math.max(1, (int) (MOST_BYTES / row));
		final List<TiffPart> parts = new ArrayList<>();
		for (int top = 0; top < height; top += atOnce) {
			final int count = Math.min(atOnce, height - top);
			parts.add(new TiffPart(offset + top * row, Math.toIntExact(count * row), channel, x, y + top, width, count));
		}
		return parts;
	}

	/** How a page's pixels are cut. */
	private record Cut(int width, int height, boolean tiled, int partWidth, int partHeight, long[] offsets, long[] lengths) {

		static Cut of(final TiffDirectory page) throws IOException {
			final int width = side(page, TiffTag.WIDTH, 0);
			final int height = side(page, TiffTag.HEIGHT, 0);
			if (!page.has(TiffTag.TILE_WIDTH)) {
				return new Cut(width, height, false, width, Math.min(height, side(page, TiffTag.ROWS_PER_STRIP, height)), page
					.numbers(TiffTag.STRIP_OFFSETS), page.numbers(TiffTag.STRIP_LENGTHS));
			}
			return new Cut(width, height, true, side(page, TiffTag.TILE_WIDTH, 0), side(page, TiffTag.TILE_HEIGHT, 0), page
				.numbers(TiffTag.TILE_OFFSETS), page.numbers(TiffTag.TILE_LENGTHS));
		}

		private static int side(final TiffDirectory page, final int tag, final int otherwise) throws IOException {
			final long side = page.number(tag, otherwise);
			if (side < 1) throw new IOException("its size is missing");
			return (int) Math.min(Integer.MAX_VALUE, side);
		}
	}
}
