package fiji.plugin.neuralstyle.weights.download;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** One address of a file: gets what is missing of it, once. */
final class Mirror {

	private static final int BLOCK = 1 << 20;

	private final Http http;
	private final URI address;
	private final OptionalLong size;
	private final DownloadListener listener;
	private final Waiting waiting;

	Mirror(final Http http, final URI address, final OptionalLong size, final DownloadListener listener) {
		this.http = http;
		this.address = address;
		this.size = size;
		this.listener = listener;
		waiting = new Waiting(listener);
	}

	/** Appends what is missing to a part of the file. */
	void complete(final Path part) throws IOException {
		try (PartFile to = new PartFile(part)) {
			if (RemoteFile.isLocal(address)) copy(to);
			else download(to, PartFile.size(part));
		}
	}

	private void download(final PartFile to, final long here) throws IOException {
		final long offset = size.isPresent() && here > size.getAsLong() ? 0 : here;
		if (size.isPresent() && offset == size.getAsLong()) return;
		try (Answer answer = http.from(address, offset, waiting)) {
			if (answer.status() != Answer.RANGE_NOT_SATISFIABLE || size.isPresent() || offset == 0) {
				take(answer, offset, to);
				return;
			}
			// Whether it is the right file, its sum will tell.
			if (answer.saysThatAllIs(offset)) return;
		}
		to.continueAt(0);
		download(to, 0);
	}

	private void take(final Answer answer, final long offset, final PartFile to) throws IOException {
		if (answer.status() == Answer.RANGE_NOT_SATISFIABLE) {
			throw new IOException("its file is shorter than what is here of another");
		}
		answer.check(Answer.OK, Answer.PARTIAL);
		checkSize(answer.total(), to);
		if (answer.start() != 0 && answer.start() != offset) {
			throw new IOException("it sent another part than it was asked for");
		}
		to.continueAt(answer.start());
		receive(answer, to);
	}

	private void receive(final Answer answer, final PartFile to) throws IOException {
		final OptionalLong total = size.isPresent() ? size : answer.total();
		final Speedometer speed = new Speedometer(answer.start(), total, listener);
		long bytes = answer.start();
		for (List<ByteBuffer> next = answer.next(); !next.isEmpty(); next = answer.next()) {
			for (final ByteBuffer buffer : next) {
				final int count = buffer.remaining();
				bytes += count;
				// A server that never ends must not fill the disk.
				if (total.isPresent() && bytes > total.getAsLong()) {
					throw new IOException("it sent more than the " + total.getAsLong() + " bytes of the file");
				}
				to.write(buffer);
				speed.add(count);
			}
		}
		if (total.isPresent() && bytes < total.getAsLong()) {
			throw new IOException("it ended after " + bytes + " of " + total.getAsLong() + " bytes");
		}
	}

	private void copy(final PartFile to) throws IOException {
		final Path source = Path.of(address);
		if (!Files.isRegularFile(source)) throw new IOException("there is no such file");
		try (FileChannel from = FileChannel.open(source)) {
			final OptionalLong length = OptionalLong.of(from.size());
			checkSize(length, to);
			to.continueAt(0);
			final Speedometer speed = new Speedometer(0, length, listener);
			final ByteBuffer block = ByteBuffer.allocate(BLOCK);
			for (int count = from.read(block); count >= 0; count = from.read(block.clear())) {
				waiting.check();
				to.write(block.flip());
				speed.add(count);
			}
		}
	}

	private void checkSize(final OptionalLong offered, final PartFile to) throws IOException {
		// Of a size that is known before, room is made sure of before any server is asked.
		if (size.isEmpty() && offered.isPresent()) to.checkRoom(offered.getAsLong());
		if (size.isPresent() && offered.isPresent() && size.getAsLong() != offered.getAsLong()) {
			throw new IOException("it has a file of " + offered.getAsLong() + " bytes, not of " + size.getAsLong());
		}
	}
}
