package fiji.plugin.neuralstyle.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.imageio.stream.FileImageInputStream;

/**
 * The directories of a TIFF file, looked through before anything is decoded: whether all that they point
 * to lies in the file, and who can read it.
 */
final class TiffStructure {

	static final int WIDTH = 256;
	private static final int HEIGHT = 257;
	static final int BITS = 258;
	private static final int COMPRESSION = 259;
	static final int COLOUR_SPACE = 262;
	private static final int DESCRIPTION = 270;
	private static final int STRIP_OFFSETS = 273;
	private static final int ORIENTATION = 274;
	static final int SAMPLES = 277;
	private static final int STRIP_LENGTHS = 279;
	private static final int PLANES = 284;
	private static final int TILE_WIDTH = 322;
	static final int MORE_SAMPLES = 338;
	private static final int SAMPLE_FORMAT = 339;
	static final int PROFILE = 34675;
	private static final int REAL = 3;
	/** Bytes in a value of each type of the standard, by its number from 1. */
	private static final int[] TYPE_SIZES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4 };

	private final Path file;
	private final FileImageInputStream in;
	/** Of the first page: the numbers under each tag. */
	private final Map<Integer, long[]> tags = new HashMap<>();
	/** Of the first page: the description and the colour profile. */
	private final Map<Integer, byte[]> texts = new HashMap<>();

	private TiffStructure(final Path file, final FileImageInputStream in) {
		this.file = file;
		this.in = in;
	}

	/** @throws IOException if the file is cut short, or no TIFF file can be like this */
	static TiffStructure of(final Path file) throws IOException {
		try (FileImageInputStream in = new FileImageInputStream(file.toFile())) {
			final TiffStructure structure = new TiffStructure(file, in);
			structure.readPages();
			structure.requireStrips();
			return structure;
		}
		catch (final EOFException e) {
			throw FileProblems.truncated(file, ImageFormat.TIFF);
		}
	}

	/** Whether ImageJ can read it: grey or RGB without compression, in strips one after the other. */
	boolean isForImageJ() {
		final long samples = tag(SAMPLES, 1);
		final long bits = tag(BITS, 1);
		final boolean kind = samples == 1 && (bits == 8 || bits == 16 && tag(SAMPLE_FORMAT, 1) != REAL || bits == 32) ||
			samples == 3 && (bits == 8 || bits == 16);
		return kind && isPlainRow() && (samples == 1 || tag(PLANES, 1) == 1);
	}

	/** Whether ImageJ has written it, or another program in its way. */
	boolean isOfImageJ() {
		return new String(texts.getOrDefault(DESCRIPTION, new byte[0]), StandardCharsets.ISO_8859_1).startsWith("ImageJ=");
	}

	/** Whether ImageJ can tell what it keeps beside the pixels; it refuses most compressed files. */
	boolean isDescribedToImageJ() {
		return isOfImageJ() && isPlainRow();
	}

	/** The colour profile. */
	Optional<ColourProfile> profile() {
		return Optional.ofNullable(texts.get(PROFILE)).flatMap(ColourProfile::of);
	}

	/** How the picture has to be turned. */
	ExifOrientation orientation() {
		return ExifOrientation.of(tag(ORIENTATION, 1));
	}

	private void readPages() throws IOException {
		in.setByteOrder(in.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		in.seek(4);
		final Set<Long> seen = new HashSet<>();
		for (long page = in.readUnsignedInt(); page != 0; page = in.readUnsignedInt()) {
			if (!seen.add(page)) throw damaged("its pages go in a circle");
			in.seek(page);
			final int entries = in.readUnsignedShort();
			if (entries == 0) throw damaged("a page of it is empty");
			for (int i = 0; i < entries; i++) {
				readEntry(seen.size() == 1);
			}
		}
		if (seen.isEmpty()) throw damaged("it has no page");
	}

	private void readEntry(final boolean keep) throws IOException {
		final int tag = in.readUnsignedShort();
		final int type = in.readUnsignedShort();
		final long count = in.readUnsignedInt();
		final long next = in.getStreamPosition() + 4;
		final int size = type < TYPE_SIZES.length ? TYPE_SIZES[type] : 1;
		// Checked for all, since ImageJ makes arrays of any size that it finds here.
		if (size * count > 4) {
			final long values = in.readUnsignedInt();
			requireInFile(values, size * count);
			in.seek(values);
		}
		if (keep && (type == 3 || type == 4)) {
			final long[] numbers = new long[(int) count];
			for (int i = 0; i < numbers.length; i++) {
				numbers[i] = type == 3 ? in.readUnsignedShort() : in.readUnsignedInt();
			}
			tags.put(tag, numbers);
		}
		if (keep && (tag == DESCRIPTION || tag == PROFILE) && size == 1) {
			final byte[] text = new byte[(int) count];
			in.readFully(text);
			texts.put(tag, text);
		}
		in.seek(next);
	}

	private void requireStrips() throws IOException {
		final long width = tag(WIDTH, 0);
		final long height = tag(HEIGHT, 0);
		if (width < 1 || height < 1) throw damaged("its size is missing");
		if (tags.containsKey(TILE_WIDTH)) return;
		final long[] offsets = tags.getOrDefault(STRIP_OFFSETS, new long[0]);
		if (offsets.length == 0) throw damaged("its pixels are missing");
		final long[] lengths = tags.getOrDefault(STRIP_LENGTHS, new long[0]);
		for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
			requireInFile(offsets[i], lengths[i]);
		}
		if (isPlainRow()) requireInFile(offsets[0], (width * tag(BITS, 1) * tag(SAMPLES, 1) + 7) / 8 * height);
	}

	/** Whether the pixels lie in the file as they are, one after the other. */
	private boolean isPlainRow() {
		if (tag(COMPRESSION, 1) != 1 || tags.containsKey(TILE_WIDTH)) return false;
		final long[] offsets = tags.get(STRIP_OFFSETS);
		final long[] lengths = tags.getOrDefault(STRIP_LENGTHS, new long[0]);
		for (int i = 1; i < offsets.length; i++) {
			if (i > lengths.length || offsets[i] != offsets[i - 1] + lengths[i - 1]) return false;
		}
		return true;
	}

	private void requireInFile(final long offset, final long length) throws IOException {
		if (offset + length > in.length()) throw FileProblems.truncated(file, ImageFormat.TIFF);
	}

	private IOException damaged(final String reason) {
		return FileProblems.damaged(file, ImageFormat.TIFF, new IOException(reason));
	}

	/** The first number under a tag. */
	private long tag(final int tag, final long otherwise) {
		final long[] numbers = tags.getOrDefault(tag, new long[0]);
		return numbers.length == 0 ? otherwise : numbers[0];
	}
}
