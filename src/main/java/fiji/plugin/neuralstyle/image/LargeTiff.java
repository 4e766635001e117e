package fiji.plugin.neuralstyle.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import javax.imageio.stream.MemoryCacheImageInputStream;

import ij.io.FileInfo;
import ij.io.TiffEncoder;

/**
 * Writes a picture that ImageJ's own TIFF writer does not, as it is too large or has opacity, strip by strip, with all that
 * ImageJ would put into the file. Up to 4 GB it is a TIFF file that ImageJ reads; RGB of 16 bits goes plane by plane, as
 * ImageJ counts the bytes of interleaved ones in 32 bits. What is larger is BigTIFF, which plain ImageJ does not read; Fiji's
 * Bio-Formats does.
 *
 * @param mostForImageJ bytes of pixels that ImageJ's own writer and reader take as one strip
 * @param mostForClassic bytes of a file that is no BigTIFF
 */
record LargeTiff(long mostForImageJ, long mostForClassic) {

	/** The limits as they are. */
	static final LargeTiff LIMITS = new LargeTiff(Integer.MAX_VALUE, (1L << 32) - 1);

	private static final int STRIP_BYTES = 1 << 22;

	/** Whether a picture is too large for ImageJ's writer. Stacks are not: ImageJ has its own way for those above 4 GB. */
	boolean isFor(final FileInfo picture) {
		final boolean single = picture.nImages == 1 || picture.fileType == FileInfo.RGB48;
		return single && pixelBytes(picture) > mostForImageJ;
	}

	/** Writes it, with the profile of its colours; what the file info says of size and pixels is used up. */
	void write(final FileInfo picture, final Optional<ColourProfile> profile, final OutputStream out) throws IOException {
		final Strips strips = new Strips(picture.width, picture.height, picture.getBytesPerPixel());
		final boolean planar = picture.fileType == FileInfo.RGB48;
		final List<TiffSamples> interleaved = List.of(TiffSamples.of(picture));
		final List<TiffSamples> planes = planar ? TiffSamples.ofPlanes((Object[]) picture.pixels) : interleaved;
		final TiffDirectory page = with(profile, described(picture));
		final byte[] classic = strips.begin(planar ? page.with(TiffTag.PLANES, TiffDirectory.SHORT, TiffTag.PLANE_BY_PLANE)
			: page, TiffForm.CLASSIC, planes.size());
		if (fits(classic, strips)) {
			out.write(classic);
			strips.write(planes, page, out);
		}
		else {
			out.write(strips.begin(page, TiffForm.BIG, 1));
			strips.write(interleaved, page, out);
		}
	}

	/**
	 * Writes a picture with its opacity.
	 *
	 * @param samples of colours and opacity
	 * @param like what else there is to say of it, as of a grey picture of 8 bits, for ImageJ's writer knows no opacity
	 */
	void write(final FileSamples samples, final FileInfo like, final Optional<ColourProfile> profile, final OutputStream out)
		throws IOException
	{
		final Strips strips = new Strips(samples.width(), samples.height(), samples.bands() * samples.bits() / Byte.SIZE);
		final TiffDirectory page = with(profile, described(like)).with(TiffTag.BITS, TiffDirectory.SHORT, LongStream.generate(
			samples::bits).limit(samples.bands()).toArray()).with(TiffTag.PHOTOMETRIC, TiffDirectory.SHORT, TiffTag.RGB).with(
				TiffTag.SAMPLES, TiffDirectory.SHORT, samples.bands()).with(TiffTag.EXTRA_SAMPLES, TiffDirectory.SHORT,
					TiffTag.OPACITY);
		final byte[] classic = strips.begin(page, TiffForm.CLASSIC, 1);
		out.write(fits(classic, strips) ? classic : strips.begin(page, TiffForm.BIG, 1));
		strips.write(List.of(TiffSamples.of(samples)), page, out);
	}

	private boolean fits(final byte[] beginning, final Strips strips) {
		return beginning.length + strips.bytes() <= mostForClassic;
	}

	private static TiffDirectory with(final Optional<ColourProfile> profile, final TiffDirectory page) {
		return profile.map(found -> page.withBytes(TiffTag.PROFILE, found.bytes())).orElse(page);
	}

	private static long pixelBytes(final FileInfo picture) {
		return (long) picture.width * picture.height * picture.getBytesPerPixel();
	}

	/** All that ImageJ's writer says of a picture: it writes one of a single pixel. */
	private static TiffDirectory described(final FileInfo picture) throws IOException {
		picture.width = 1;
		picture.height = 1;
		picture.pixels = switch (picture.fileType) {
			case FileInfo.RGB -> new int[1];
			case FileInfo.RGB48 -> new Object[] { new short[1], new short[1], new short[1] };
			case FileInfo.GRAY8 -> new byte[1];
			case FileInfo.GRAY16_UNSIGNED -> new short[1];
			default -> new float[1];
		};
		final ByteArrayOutputStream small = new ByteArrayOutputStream();
		new TiffEncoder(picture).write(small);
		final byte[] bytes = small.toByteArray();
		return TiffDirectory.first(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), bytes.length);
	}

	/** How the pixels are cut. */
	private record Strips(int width, int height, int bytesPerPixel) {

		long bytes() {
			return (long) width * height * bytesPerPixel;
		}

		private int rows() {
			return Math.max(1, STRIP_BYTES / (width * bytesPerPixel));
		}

		/** The file up to where the pixels begin. */
		byte[] begin(final TiffDirectory page, final TiffForm form, final int planes) {
			final int rows = rows();
			final int inPlane = -Math.floorDiv(-height, rows);
			final long row = (long) width * bytesPerPixel / planes;
			final long[] lengths = new long[planes * inPlane];
			Arrays.fill(lengths, rows * row);
			for (int plane = 1; plane <= planes; plane++) {
				lengths[plane * inPlane - 1] = (height - (long) (inPlane - 1) * rows) * row;
			}
			final long[] offsets = new long[lengths.length];
			final int type = form == TiffForm.BIG ? TiffDirectory.LONG8 : TiffDirectory.LONG;
			final TiffDirectory cut = page.with(TiffTag.WIDTH, TiffDirectory.LONG, width).with(TiffTag.HEIGHT,
				TiffDirectory.LONG, height).with(TiffTag.ROWS_PER_STRIP, TiffDirectory.LONG, rows).with(TiffTag.STRIP_LENGTHS,
					type, lengths);
			offsets[0] = cut.with(TiffTag.STRIP_OFFSETS, type, offsets).toBytes(form).length;
			for (int i = 1; i < offsets.length; i++) {
				offsets[i] = offsets[i - 1] + lengths[i - 1];
			}
			return cut.with(TiffTag.STRIP_OFFSETS, type, offsets).toBytes(form);
		}

		void write(final List<TiffSamples> planes, final TiffDirectory page, final OutputStream out) throws IOException {
			final int rows = rows();
			final ByteBuffer buffer = ByteBuffer.allocate(rows * width * bytesPerPixel).order(page.order());
			for (final TiffSamples plane : planes) {
				for (int top = 0; top < height; top += rows) {
					plane.put(top * width, Math.min(height, top + rows) * width, buffer.clear());
					out.write(buffer.array(), 0, buffer.position());
				}
			}
		}
	}
}
