package fiji.plugin.neuralstyle.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import javax.imageio.stream.ImageInputStream;

/** How a TIFF file counts and points. */
enum TiffForm {

	/** As ever: what is pointed to lies within the first 4 GB. */
	CLASSIC(42, Short.BYTES, Integer.BYTES),

	/** BigTIFF, for files of any size. */
	BIG(43, Long.BYTES, Long.BYTES);

	private static final int INTEL = 'I' << 8 | 'I';
	private static final int MOTOROLA = 'M' << 8 | 'M';

	private final int magic;
	private final int countBytes;
	private final int offsetBytes;

	TiffForm(final int magic, final int countBytes, final int offsetBytes) {
		this.magic = magic;
		this.countBytes = countBytes;
		this.offsetBytes = offsetBytes;
	}

	/**
	 * Reads the beginning of a file: sets the stream's byte order, and leaves it where the offset of the first page is.
	 *
	 * @throws IOException if no TIFF file begins like this
	 */
	static TiffForm begin(final ImageInputStream in) throws IOException {
		in.seek(0);
		in.setByteOrder(ByteOrder.BIG_ENDIAN);
		final int order = in.readUnsignedShort();
		if (order != INTEL && order != MOTOROLA) throw new IOException("it does not begin like one");
		in.setByteOrder(order == INTEL ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final int number = in.readUnsignedShort();
		if (number == CLASSIC.magic) return CLASSIC;
		final boolean isBig = number == BIG.magic && in.readUnsignedShort() == Long.BYTES && in.readUnsignedShort() == 0;
		if (!isBig) throw new IOException("it does not begin like one");
		return BIG;
	}

	/** Bytes before the first page. */
	int headerBytes() {
		return this == CLASSIC ? 8 : 16;
	}

	/** Bytes of a page with so many fields, without those values that lie outside. */
	int pageBytes(final int fields) {
		return countBytes + fields * (2 * Short.BYTES + 2 * offsetBytes) + offsetBytes;
	}

	/** How many bytes of values a field has room for itself. */
	int inlineBytes() {
		return offsetBytes;
	}

	/** The largest number of a type of values that there is. */
	int lastType() {
		return this == CLASSIC ? 13 : 18;
	}

	/** @param page where the first page is */
	void putHeader(final ByteBuffer out, final long page) {
		out.putShort((short) (out.order() == ByteOrder.LITTLE_ENDIAN ? INTEL : MOTOROLA)).putShort((short) magic);
		if (this == BIG) out.putShort((short) Long.BYTES).putShort((short) 0);
		putOffset(out, page);
	}

	/** Of fields in a page. */
	void putCount(final ByteBuffer out, final int count) {
		if (this == CLASSIC) out.putShort((short) count);
		else out.putLong(count);
	}

	long readCount(final ImageInputStream in) throws IOException {
		return this == CLASSIC ? in.readUnsignedShort() : in.readLong();
	}

	/** An offset, or how many values a field has. */
	void putOffset(final ByteBuffer out, final long offset) {
		if (this == CLASSIC) out.putInt((int) offset);
		else out.putLong(offset);
	}

	long readOffset(final ImageInputStream in) throws IOException {
		return this == CLASSIC ? in.readUnsignedInt() : in.readLong();
	}
}
