package fiji.plugin.neuralstyle.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

import javax.imageio.stream.MemoryCacheImageInputStream;

import ij.io.FileInfo;
import ij.io.TiffEncoder;

/**
 * A TIFF file as ImageJ encodes it, stacks among them, with a colour profile, for which ImageJ's encoder has no place. The
 * first page is written once more, behind all else, and the file's header points there.
 *
 * @param picture a fresh one each time, as encoding uses it up
 */
record AmendedTiff(Supplier<FileInfo> picture, ColourProfile profile) {

	void write(final OutputStream out) throws IOException {
		// Where the page will lie is in the header, so the file is measured first.
		final FileInfo measured = picture.get();
		final TiffEncoder encoder = new TiffEncoder(measured);
		final Measure measure = new Measure(measured.getOffset());
		encoder.write(measure);
		final MemoryCacheImageInputStream head = new MemoryCacheImageInputStream(new ByteArrayInputStream(measure.head
			.toByteArray()));
		final TiffDirectory first = TiffDirectory.first(head, measured.getOffset()).withBytes(TiffTag.PROFILE, profile.bytes());
		final int odd = (int) (measure.length % 2);
		final long at = measure.length + odd;
		final byte[] page = first.toBytes(TiffForm.CLASSIC, at, TiffForm.CLASSIC.readOffset(head));
		if (at + page.length > LargeTiff.LIMITS.mostForClassic()) throw new IOException(
			"it would be longer than the 4 GB of a TIFF file; write PNG, or choose a smaller size");
		final ByteBuffer header = ByteBuffer.allocate(TiffForm.CLASSIC.headerBytes()).order(first.order());
		TiffForm.CLASSIC.putHeader(header, at);
		out.write(header.array());
		new TiffEncoder(picture.get()).write(new WithoutHeader(out));
		out.write(new byte[odd]);
		out.write(page);
	}

	/** Counts, and keeps what comes before the pixels. */
	private static final class Measure extends OutputStream {

		private final ByteArrayOutputStream head = new ByteArrayOutputStream();
		private final long headBytes;
		private long length;

		Measure(final long headBytes) {
			this.headBytes = headBytes;
		}

		@Override
		public void write(final int value) {
			write(new byte[] { (byte) value }, 0, 1);
		}

		@Override
		public void write(final byte[] bytes, final int from, final int count) {
			head.write(bytes, from, (int) Math.min(count, headBytes - head.size()));
			length += count;
		}
	}

	/** Passes on all but the header. */
	private static final class WithoutHeader extends FilterOutputStream {

		private int left = TiffForm.CLASSIC.headerBytes();

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
