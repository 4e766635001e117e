package fiji.plugin.neuralstyle.image;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

import fiji.plugin.neuralstyle.network.RgbImage;
import ij.ImagePlus;
import ij.io.Opener;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

/**
 * Reads the first picture of a TIFF file of a kind that neither ImageJ nor Java reads, BigTIFF above all, part by part:
 * each strip or tile is decoded as a small classic TIFF file of its own, so that all is read that is read of those.
 */
final class PartwiseTiff {

	private final Path file;
	private final TiffDirectory page;
	private final int width;
	private final int height;

	private PartwiseTiff(final Path file, final TiffDirectory page) {
		this.file = file;
		this.page = page;
		width = Math.toIntExact(page.number(TiffTag.WIDTH, 0));
		height = Math.toIntExact(page.number(TiffTag.HEIGHT, 0));
	}

	/** Whether a file is of that kind: BigTIFF, or RGB of 16 bits plane by plane, which Java would make 8 bits of. */
	static boolean isFor(final Path file) throws IOException {
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			if (TiffForm.begin(in) == TiffForm.BIG) return true;
			final TiffDirectory page = TiffDirectory.first(in, in.length());
			return TiffPart.isPlanar(page) && !TiffPart.isCompressed(page) && page.number(TiffTag.BITS, 1) == DeepRgb.BITS;
		}
		catch (final IOException e) {
			// Whoever reads it will say what is wrong.
			return false;
		}
	}

	/** @throws IOException if the file is not whole, naming it */
	static ImagePlus read(final Path file) throws IOException {
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			final TiffDirectory page = firstPage(file, in);
			return new PartwiseTiff(file, page).read(in, parts(file, page, in.length()));
		}
		catch (final RuntimeException e) {
			// Nonsense in a file goes unnoticed until it is an index or a size.
			throw FileProblems.damaged(file, ImageFormat.TIFF, e);
		}
	}

	/** The profile of the first picture's colours. */
	static Optional<ColourProfile> profile(final Path file) throws IOException {
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			return ColourProfile.of(firstPage(file, in).bytes(TiffTag.PROFILE));
		}
	}

	private static TiffDirectory firstPage(final Path file, final FileImageInputStream in) throws IOException {
		try {
			return TiffDirectory.first(in, in.length());
		}
		catch (final EOFException e) {
			throw FileProblems.truncated(file, ImageFormat.TIFF);
		}
		catch (final IOException e) {
			throw FileProblems.damaged(file, ImageFormat.TIFF, e);
		}
	}

	private static List<TiffPart> parts(final Path file, final TiffDirectory page, final long length) throws IOException {
		try {
			return TiffPart.of(page, length);
		}
		catch (final EOFException e) {
			throw FileProblems.truncated(file, ImageFormat.TIFF);
		}
		catch (final IOException e) {
			throw FileProblems.damaged(file, ImageFormat.TIFF, e);
		}
	}

	private ImagePlus read(final FileImageInputStream in, final List<TiffPart> parts) throws IOException {
		if ((long) width * height > Integer.MAX_VALUE) {
			throw FileProblems.of(file, "is an image of " + width + " x " + height + " pixels, which is too large. Scale it down.");
		}
		final boolean planar = TiffPart.isPlanar(page);
		final TiffDirectory encoding = planar ? plane() : page.only(TiffTag.DECODING);
		final List<ImageProcessor> channels = new ArrayList<>();
		for (final TiffPart part : parts) {
			if (part.channel() >= RgbImage.CHANNELS) break;
			final byte[] bytes = small(encoding, part.width(), part.height(), part.length());
			in.seek(part.offset());
			in.readFully(bytes, bytes.length - part.length(), part.length());
			final List<ImageProcessor> decoded = decode(encoding, bytes);
			for (int c = 0; c < decoded.size(); c++) {
				if (channels.size() == part.channel() + c) channels.add(decoded.get(c).createProcessor(width, height));
				channels.get(part.channel() + c).insert(decoded.get(c), part.x(), part.y());
			}
		}
		final boolean bytes = planar && channels.get(0).getBitDepth() == Byte.SIZE;
		final ImagePlus image = new TiffDescription(file, page).of(bytes ? List.of(merged(channels)) : channels);
		final ImagePlus upright = ExifOrientation.of(page.number(TiffTag.ORIENTATION, 1)).upright(image);
		new Attachments(ColourProfile.of(page.bytes(TiffTag.PROFILE)), Optional.empty()).attachTo(upright);
		return upright;
	}

	/** How one channel of a picture is encoded that goes plane by plane. */
	private TiffDirectory plane() {
		return page.only(TiffTag.DECODING).with(TiffTag.SAMPLES, TiffDirectory.SHORT, 1).with(TiffTag.BITS, TiffDirectory.SHORT,
			page.number(TiffTag.BITS, 1)).with(TiffTag.PHOTOMETRIC, TiffDirectory.SHORT, TiffTag.BLACK_IS_ZERO);
	}

	/** A classic file with one strip, whose bytes at its end are still to be filled in. */
	static byte[] small(final TiffDirectory encoding, final int width, final int height, final int bytes) {
		final TiffDirectory cut = encoding.with(TiffTag.WIDTH, TiffDirectory.LONG, width).with(TiffTag.HEIGHT,
			TiffDirectory.LONG, height).with(TiffTag.ROWS_PER_STRIP, TiffDirectory.LONG, height).with(TiffTag.STRIP_LENGTHS,
				TiffDirectory.LONG, bytes);
		final int start = cut.with(TiffTag.STRIP_OFFSETS, TiffDirectory.LONG, 0).toBytes(TiffForm.CLASSIC).length;
		return Arrays.copyOf(cut.with(TiffTag.STRIP_OFFSETS, TiffDirectory.LONG, start).toBytes(TiffForm.CLASSIC), start + bytes);
	}

	/** Of 16-bit RGB three channels, else one processor. */
	private List<ImageProcessor> decode(final TiffDirectory encoding, final byte[] small) throws IOException {
		if (!isForImageJ(encoding)) {
			return Decoder.decode(file, ImageFormat.TIFF, new MemoryCacheImageInputStream(new ByteArrayInputStream(small)))
				.channels();
		}
		final ImagePlus image = openedByImageJ(file, small);
		return IntStream.rangeClosed(1, image.getStackSize()).mapToObj(image.getStack()::getProcessor).toList();
	}

	/** Whether ImageJ can read pixels that are encoded so. */
	static boolean isForImageJ(final TiffDirectory encoding) {
		final long samples = encoding.number(TiffTag.SAMPLES, 1);
		final long bits = encoding.number(TiffTag.BITS, 1);
		final boolean half = bits == 16 && encoding.number(TiffTag.SAMPLE_FORMAT, 1) == TiffTag.REAL;
		return !TiffPart.isCompressed(encoding) && !half && (samples == 1 && (bits == 8 || bits == 16 || bits == 32) ||
			samples == 3 && (bits == 8 || bits == 16));
	}

	static ImagePlus openedByImageJ(final Path file, final byte[] small) throws IOException {
		final ImagePlus image = new Opener().deserialize(small);
		if (image == null) throw FileProblems.damaged(file, ImageFormat.TIFF, null);
		return image;
	}

	private ImageProcessor merged(final List<ImageProcessor> channels) {
		final ColorProcessor colours = new ColorProcessor(width, height);
		colours.setRGB((byte[]) channels.get(0).getPixels(), (byte[]) channels.get(1).getPixels(), (byte[]) channels.get(2)
			.getPixels());
		return colours;
	}
}
