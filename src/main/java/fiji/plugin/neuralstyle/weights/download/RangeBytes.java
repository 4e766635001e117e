package fiji.plugin.neuralstyle.weights.download;

import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

import fiji.plugin.neuralstyle.weights.format.RandomAccessBytes;

/** A file on a server that answers Range requests. Small reads get a block, as neighbours are asked for next. */
final class RangeBytes implements RandomAccessBytes {

	private static final int BLOCK = 1 << 16;
	private static final int TRIES = 3;

	private final Http http;
	private final URI address;
	private final long length;
	private final Speedometer speed;
	private final Waiting waiting;
	private long blockStart;
	private byte[] block = {};

	private RangeBytes(final Http http, final URI address, final long length, final Speedometer speed,
		final Waiting waiting)
	{
		this.http = http;
		this.address = address;
		this.length = length;
		this.speed = speed;
		this.waiting = waiting;
	}

	static RangeBytes open(final Http http, final URI address, final OptionalLong size, final long expected,
		final DownloadListener listener) throws IOException
	{
		final Waiting waiting = new Waiting(listener);
		try (Answer answer = http.part(address, 0, 1, waiting)) {
			if (answer.status() == Answer.OK) throw new NoRangesException("it gives whole files only");
			answer.check(Answer.PARTIAL);
			final OptionalLong total = answer.total();
			if (total.isEmpty()) throw new NoRangesException("it does not say how long the file is");
			if (size.isPresent() && size.getAsLong() != total.getAsLong()) {
				throw new IOException("it has a file of " + total.getAsLong() + " bytes, not of " + size.getAsLong());
			}
			return new RangeBytes(http, address, total.getAsLong(), new Speedometer(0, OptionalLong.of(expected), listener),
				waiting);
		}
	}

	@Override
	public String name() {
		return address.toString();
	}

	@Override
	public long length() {
		return length;
	}

	@Override
	public byte[] read(final long offset, final int count) throws IOException {
		if (offset + count > length) throw new EOFException("The file \"" + address + "\" ended while it was read.");
		if (count >= BLOCK) return fetch(offset, count);
		if (offset < blockStart || offset + count > blockStart + block.length) {
			block = fetch(offset, (int) Math.min(BLOCK, length - offset));
			blockStart = offset;
		}
		final int from = (int) (offset - blockStart);
		return Arrays.copyOfRange(block, from, from + count);
	}

	@Override
	public boolean wantsSums() {
		return true;
	}

	private byte[] fetch(final long offset, final int count) throws IOException {
		final ByteBuffer bytes = ByteBuffer.allocate(count);
		for (int tries = 1; bytes.hasRemaining(); tries++) {
			try {
				receive(offset + bytes.position(), bytes);
			}
			catch (IOException e) {
				if (tries == TRIES) throw new IOException(Reason.of(e), e);
			}
		}
		return bytes.array();
	}

	private void receive(final long offset, final ByteBuffer to) throws IOException {
		if (!to.hasRemaining()) return;
		try (Answer answer = http.part(address, offset, to.remaining(), waiting)) {
			answer.check(Answer.PARTIAL);
			if (answer.start() != offset) throw new IOException("it sent another part than it was asked for");
			if (answer.total().orElse(length) != length) throw new IOException("its file changed meanwhile");
			for (List<ByteBuffer> next = answer.next(); !next.isEmpty(); next = answer.next()) {
				for (final ByteBuffer buffer : next) {
					final int count = buffer.remaining();
					if (count > to.remaining()) throw new IOException("it sent more than it was asked for");
					to.put(buffer);
					speed.add(count);
				}
			}
			if (to.hasRemaining()) throw new IOException("it sent less than it was asked for");
		}
	}
}
