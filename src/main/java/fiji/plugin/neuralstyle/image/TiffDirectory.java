package fiji.plugin.neuralstyle.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.imageio.stream.ImageInputStream;

/** The fields of a TIFF file's first page, with their values as they lie in the file. Immutable. */
final class TiffDirectory {

	private static final int TEXT = 2;
	private static final int UNDEFINED = 7;
	static final int SHORT = 3;
	static final int LONG = 4;
	static final int LONG8 = 16;

	/** Bytes in a value of each type, by its number; there is no type 0, 14 or 15. */
	private static final int[] TYPE_SIZES = { 1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 1, 1, 8, 8, 8 };
	/** BigTIFF wants all that is pointed to on such a boundary, and classic files may have it there. */
	private static final int ALIGNMENT = 8;
	/** An array has room for no more. */
	private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

	/** @param values in the file's byte order */
	private record Field(int type, long count, byte[] values) {}

	private final ByteOrder order;
	private final SortedMap<Integer, Field> fields;

	private TiffDirectory(final ByteOrder order, final SortedMap<Integer, Field> fields) {
		this.order = order;
		this.fields = fields;
	}

	/**
	 * Reads the first page.
	 *
	 * @param length of the file in bytes
	 * @throws EOFException if it points to what lies beyond the file's end
	 * @throws IOException if no TIFF file can be like this
	 */
	static TiffDirectory first(final ImageInputStream in, final long length) throws IOException {
		final TiffForm form = TiffForm.begin(in);
		return read(form.readOffset(in), form, in, length);
	}

	/**
	 * Reads the first page, and looks through the others: all that they point to has to lie in the file.
	 *
	 * @param length of the file in bytes
	 * @throws EOFException if a page points to what lies beyond the file's end
	 * @throws IOException if no TIFF file can be like this
	 */
	static TiffDirectory firstOfSound(final ImageInputStream in, final long length) throws IOException {
		final TiffForm form = TiffForm.begin(in);
		final long begin = form.readOffset(in);
		final TiffDirectory first = read(begin, form, in, length);
		final Set<Long> seen = new HashSet<>(Set.of(begin));
		for (long page = form.readOffset(in); page != 0; page = form.readOffset(in)) {
			if (!seen.add(page)) throw new IOException("its pages go in a circle");
			lookThrough(page, form, in, length, (tag, type, count, bytes) -> {});
		}
		return first;
	}

	private static TiffDirectory read(final long page, final TiffForm form, final ImageInputStream in, final long length)
		throws IOException
	{
		if (page == 0) throw new IOException("it has no page");
		final SortedMap<Integer, Field> fields = new TreeMap<>();
		lookThrough(page, form, in, length, (tag, type, count, bytes) -> {
			if (bytes > MOST_BYTES) throw new IOException("a field of it is too large");
			final byte[] values = new byte[(int) bytes];
			in.readFully(values);
			// Of two of one tag the last counts, as it does for ImageJ, which is given the file next.
			if (type <= form.lastType()) fields.put(tag, new Field(type, count, values));
		});
		return new TiffDirectory(in.getByteOrder(), fields);
	}

	/** What is done at each field of a page, with the stream where its values are. */
	private interface Visit {

		void at(int tag, int type, long count, long bytes) throws IOException;
	}

	/** Leaves the stream where the offset of the next page is. */
	private static void lookThrough(final long page, final TiffForm form, final ImageInputStream in, final long length,
		final Visit visit) throws IOException
	{
		seek(in, page, 1, length);
		final long fields = form.readCount(in);
		if (fields < 1) throw new IOException("a page of it is empty");
		for (long i = 0; i < fields; i++) {
			final int tag = in.readUnsignedShort();
			final int type = in.readUnsignedShort();
			final long count = form.readOffset(in);
			final long next = in.getStreamPosition() + form.inlineBytes();
			final int size = type < TYPE_SIZES.length ? TYPE_SIZES[type] : 1;
			if (count < 0 || count > length / size) throw new EOFException();
			final long bytes = count * size;
			if (bytes > form.inlineBytes()) seek(in, form.readOffset(in), bytes, length);
			visit.at(tag, type, count, bytes);
			in.seek(next);
		}
	}

	private static void seek(final ImageInputStream in, final long offset, final long bytes, final long length)
		throws IOException
	{
		if (offset < 0 || offset > length - bytes) throw new EOFException();
		in.seek(offset);
	}

	ByteOrder order() {
		return order;
	}

	boolean has(final int tag) {
		return fields.containsKey(tag);
	}

	/** The numbers under a tag; none if it is not there or holds something else. */
	long[] numbers(final int tag) {
		final Field field = fields.get(tag);
		if (field == null || field.type() != SHORT && field.type() != LONG && field.type() != LONG8) return new long[0];
		final ByteBuffer values = ByteBuffer.wrap(field.values()).order(order);
		final long[] numbers = new long[(int) field.count()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = switch (field.type()) {
				case SHORT -> Short.toUnsignedInt(values.getShort());
				case LONG -> Integer.toUnsignedLong(values.getInt());
				default -> values.getLong();
			};
		}
		return numbers;
	}

	/** The first number under a tag. */
	long number(final int tag, final long otherwise) {
		final long[] numbers = numbers(tag);
		return numbers.length == 0 ? otherwise : numbers[0];
	}

	/** The text under a tag, byte by byte in Latin-1; empty if there is none. */
	String text(final int tag) {
		final Field field = fields.get(tag);
		if (field == null || field.type() != TEXT) return "";
		return new String(field.values(), StandardCharsets.ISO_8859_1).replaceFirst("\0+$", "");
	}

	/** The bytes under a tag, whatever they are; none if it is not there. */
	byte[] bytes(final int tag) {
		final Field field = fields.get(tag);
		return field == null ? new byte[0] : field.values().clone();
	}

	/** The same with bytes under a tag that are nobody's business but their reader's. */
	TiffDirectory withBytes(final int tag, final byte[] bytes) {
		final SortedMap<Integer, Field> changed = new TreeMap<>(fields);
		changed.put(tag, new Field(UNDEFINED, bytes.length, bytes));
		return new TiffDirectory(order, changed);
	}

	/** The same with another text under a tag; without the tag, if it is empty. */
	TiffDirectory withText(final int tag, final String text) {
		final SortedMap<Integer, Field> changed = new TreeMap<>(fields);
		final byte[] values = (text + '\0').getBytes(StandardCharsets.ISO_8859_1);
		if (text.isEmpty()) changed.remove(tag);
		else changed.put(tag, new Field(TEXT, values.length, values));
		return new TiffDirectory(order, changed);
	}

	/** Only some of the fields, as far as they are there. */
	TiffDirectory only(final Collection<Integer> tags) {
		final SortedMap<Integer, Field> some = new TreeMap<>(fields);
		some.keySet().retainAll(tags);
		return new TiffDirectory(order, some);
	}

	/** The same with other numbers under a tag. */
	TiffDirectory with(final int tag, final int type, final long... numbers) {
		final ByteBuffer values = ByteBuffer.allocate(numbers.length * TYPE_SIZES[type]).order(order);
		for (final long number : numbers) {
			switch (type) {
				case SHORT -> values.putShort((short) number);
				case LONG -> values.putInt((int) number);
				default -> values.putLong(number);
			}
		}
		final SortedMap<Integer, Field> changed = new TreeMap<>(fields);
		changed.put(tag, new Field(type, numbers.length, values.array()));
		return new TiffDirectory(order, changed);
	}

	/** A file of this page alone, up to where its pixels begin. */
	byte[] toBytes(final TiffForm form) {
		final byte[] page = toBytes(form, form.headerBytes(), 0);
		final ByteBuffer out = ByteBuffer.allocate(form.headerBytes() + page.length).order(order);
		form.putHeader(out, form.headerBytes());
		return out.put(page).array();
	}

	/**
	 * This page and its values.
	 *
	 * @param at where they will be in the file
	 * @param next where the next page is; 0 if there is none
	 */
	byte[] toBytes(final TiffForm form, final long at, final long next) {
		final long end = at + form.pageBytes(fields.size());
		final int outside = fields.values().stream().mapToInt(field -> field.values().length).filter(bytes -> bytes > form
			.inlineBytes()).map(bytes -> (int) aligned(bytes)).sum();
		final ByteBuffer out = ByteBuffer.allocate((int) (aligned(end) - at) + outside).order(order);
		form.putCount(out, fields.size());
		long values = aligned(end);
		for (final var entry : fields.entrySet()) {
			final Field field = entry.getValue();
			out.putShort(entry.getKey().shortValue()).putShort((short) field.type());
			form.putOffset(out, field.count());
			final int following = out.position() + form.inlineBytes();
			if (field.values().length > form.inlineBytes()) {
				form.putOffset(out, values);
				out.position((int) (values - at));
				values += aligned(field.values().length);
			}
			out.put(field.values()).position(following);
		}
		form.putOffset(out, next);
		return out.array();
	}

	private static long aligned(final long bytes) {
		return -Math.floorDiv(-bytes, ALIGNMENT) * ALIGNMENT;
	}
}
