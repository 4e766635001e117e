package fiji.plugin.neuralstyle.weights.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import fiji.plugin.neuralstyle.weights.format.RandomAccessBytes;

@Timeout(60)
class RangeBytesTest {

	private static final byte[] CONTENT = Sums.noise(7, 300_000);
	private static final OptionalLong LENGTH = OptionalLong.of(CONTENT.length);

	private final Watcher watcher = new Watcher();

	private RandomAccessBytes open(final FileServer server, final OptionalLong size) throws IOException {
		return Downloader.of(Map.of(), new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20))).open(server.address(
			"net.pth"), size, 100_000, watcher);
	}

	private static void assertRead(final RandomAccessBytes bytes, final int offset, final int count) throws IOException {
		assertArrayEquals(Arrays.copyOfRange(CONTENT, offset, offset + count), bytes.read(offset, count));
	}

	@Test
	void whatIsAskedForComesAndNeighboursComeWithIt() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			final RandomAccessBytes bytes = open(server, LENGTH);
			assertEquals(CONTENT.length, bytes.length());
			assertRead(bytes, 1000, 10);
			assertRead(bytes, 1010, 5000);
			assertEquals(2, server.asked().size(), "one to see the length, one block");
			assertRead(bytes, 100_000, 150_000);
			assertRead(bytes, CONTENT.length - 7, 7);
			assertEquals(1 + (1 << 16) + 150_000 + 7, server.served());
			assertTrue(watcher.progress().stream().allMatch(now -> now.total().getAsLong() == 100_000));
		}
	}

	@Test
	void aReadBeyondTheEndIsRefused() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			final RandomAccessBytes bytes = open(server, LENGTH);
			assertThrows(EOFException.class, () -> bytes.read(CONTENT.length - 3, 4));
		}
	}

	@Test
	void aServerThatBreaksOffIsAskedForTheRest() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			final RandomAccessBytes bytes = open(server, LENGTH);
			server.breakingOffAfter(60_000);
			assertRead(bytes, 50_000, 100_000);
			assertTrue(server.ranges().get(2).endsWith("-149999"), server.ranges()::toString);
		}
	}

	@Test
	void aServerThatBreaksOffOverAndOverFails() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			final RandomAccessBytes bytes = open(server, LENGTH);
			server.breakingOffAfter(10);
			assertThrows(IOException.class, () -> bytes.read(0, 100_000));
			assertEquals(1 + 3, server.asked().size());
			server.healed();
			assertRead(bytes, 0, 100_000);
		}
	}

	@Test
	void serversWithoutRangesOrWithAnotherFileAreToldApart() throws IOException {
		try (FileServer whole = new FileServer(CONTENT).withoutRanges(); FileServer good = new FileServer(CONTENT);
				FileServer refusing = new FileServer(CONTENT).refusingWith(403))
		{
			assertThrows(NoRangesException.class, () -> open(whole, LENGTH));
			assertEquals("it has a file of 300000 bytes, not of 5", assertThrows(IOException.class, () -> open(good, OptionalLong
				.of(5))).getMessage());
			assertEquals("it answered with status 403", assertThrows(IOException.class, () -> open(refusing, LENGTH))
				.getMessage());
		}
	}

	@Test
	void cancelIsHeard() throws IOException {
		try (FileServer server = new FileServer(CONTENT).stallingAfter(0)) {
			final Watcher impatient = new Watcher(now -> !server.asked().isEmpty());
			final Downloader downloader = Downloader.of(Map.of(), new Patience(Duration.ofMinutes(5), Duration.ofMinutes(5)));
			assertThrows(CancellationException.class, () -> downloader.open(server.address("net.pth"), LENGTH, 1, impatient)
				.read(0, 10));
		}
	}
}
