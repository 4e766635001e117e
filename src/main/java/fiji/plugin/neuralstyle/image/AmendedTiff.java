package fiji.plugin.neuralstyle.image;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A TIFF file as ImageJ encodes it, with other fields in its first directory, for which ImageJ's encoder has no place. The
 * directory is written once more, behind all else, and the file's header points there.
 */
final class AmendedTiff {

	private static final int HEADER = 8;
	private static final int ENTRY = 12;
	private static final int SHORT = 3;
	private static final int BYTES = 7;
	/** ImageJ's directory follows the header, and has a dozen entries. */
	private static final int BEGINNING = 1 << 10;

	private final WholeFile.Content encoding;
	private final SortedMap<Integer, Field> fields = new TreeMap<>();

	/** @param encoding ImageJ's; it is asked for twice, and must write the same each time */
	AmendedTiff(final WholeFile.Content encoding) {
		this.encoding = encoding;
	}

	/** Numbers of 16 bits under a tag. */
	AmendedTiff with(final int tag, final int... numbers) {
		fields.put(tag, new Field(SHORT, numbers.length, order -> {
			final ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * numbers.length).order(order);
			Arrays.stream(numbers).forEach(number -> bytes.putShort((short) number));
			return bytes.array();
		}));
		return this;
	}

	/** Bytes that are nobody's business but their reader's. */
	AmendedTiff with(final int tag, final byte[] bytes) {
		fields.put(tag, new Field(BYTES, bytes.length, order -> bytes));
		return this;
	}

	void write(final OutputStream out) throws IOException {
		// Where the directory will lie is in the header, so the file is measured first.
		final Measure measure = new Measure();
		encoding.writeTo(measure);
		final ByteBuffer beginning = ByteBuffer.wrap(measure.beginning.toByteArray());
		beginning.order(beginning.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final long end = measure.length + measure.length % 2;
		final byte[] values = values(beginning.order());
		final byte[] directory = directory(beginning, end);
		if (end + values.length + directory.length > 0xffffffffL) throw new IOException(
			"it would be longer than the 4 GB of a TIFF file; write PNG, or choose a smaller size");
		out.write(ByteBuffer.allocate(HEADER).order(beginning.order()).put(beginning.array(), 0, HEADER / 2).putInt((int) (end +
			values.length)).array());
		encoding.writeTo(new WithoutHeader(out));
		if (measure.length % 2 > 0) out.write(0);
		out.write(values);
		out.write(directory);
	}

	/** Those that do not fit into their entries, each at an even place. */
	private byte[] values(final ByteOrder order) {
		final ByteArrayOutputStream values = new ByteArrayOutputStream();
		fields.values().stream().filter(field -> !field.isShort()).forEach(field -> {
			values.writeBytes(field.values.in(order));
			if (values.size() % 2 > 0) values.write(0);
		});
		return values.toByteArray();
	}

	/** ImageJ's entries, with these fields added or in their place. */
	private byte[] directory(final ByteBuffer beginning, final long valuesAt) {
		final SortedMap<Integer, byte[]> entries = new TreeMap<>();
		final int count = beginning.getShort(HEADER);
		final int first = HEADER + Short.BYTES;
		for (int i = 0; i < count; i++) {
			final int at = first + ENTRY * i;
			entries.put(beginning.getShort(at) & 0xffff, Arrays.copyOfRange(beginning.array(), at, at + ENTRY));
		}
		long at = valuesAt;
		for (final int tag : fields.keySet()) {
			final Field field = fields.get(tag);
			final byte[] value = field.values.in(beginning.order());
			final ByteBuffer entry = ByteBuffer.allocate(ENTRY).order(beginning.order()).putShort((short) tag).putShort(
				(short) field.type).putInt(field.count);
			if (field.isShort()) entry.put(value);
			else {
				entry.putInt((int) at);
				at += value.length + value.length % 2;
			}
			entries.put(tag, entry.array());
		}
		final ByteBuffer directory = ByteBuffer.allocate(Short.BYTES + ENTRY * entries.size() + Integer.BYTES).order(beginning
			.order()).putShort((short) entries.size());
		entries.values().forEach(directory::put);
		return directory.putInt(beginning.getInt(first + ENTRY * count)).array();
	}

	/** Values as bytes of an order. */
	private interface Values {

		byte[] in(ByteOrder order);
	}

	private record Field(int type, int count, Values values) {

		/** Whether its values have room in the entry itself. */
		boolean isShort() {
			return (type == SHORT ? Short.BYTES : 1) * count <= Integer.BYTES;
		}
	}

	/** Counts, and keeps the beginning. */
	private static final class Measure extends OutputStream {

		private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
		private long length;

		@Override
		public void write(final int value) {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(final byte[] bytes, final int from, final int count) {
			beginning.write(bytes, from, Math.min(count, BEGINNING - beginning.size()));
			length += count;
		}
	}

	/** Passes on all but the header. */
	private static final class WithoutHeader extends FilterOutputStream {

		private int left = HEADER;

		WithoutHeader(final OutputStream out) {
			super(out);
		}

		@Override
		public void write(final int value) throws IOException {
			if (left > 0) left--;
			else out.write(value);
		}

		@Override
		public void write(final byte[] bytes, final int from, final int count) throws IOException {
			final int less = Math.min(left, count);
			left -= less;
			out.write(bytes, from + less, count - less);
		}
	}
}
