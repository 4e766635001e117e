package fiji.plugin.neuralstyle.weights.download;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are bad in every way that servers are. */
@Timeout(120)
class DownloaderTest {

	private static final byte[] CONTENT = Sums.noise(1, 100_000);
	private static final byte[] OTHER = Sums.noise(2, 100_000);
	private static final Patience PATIENT = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20));
	private static final Patience IMPATIENT = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(2));

	@TempDir
	private Path folder;

	private final Watcher watcher = new Watcher();

	private Path part() {
		return folder.resolve("part");
	}

	private static RemoteFile file(final URI... mirrors) {
		return new RemoteFile(List.of(mirrors), OptionalLong.of(CONTENT.length), new Checksum(Checksum.Method.SHA256, Sums
			.sha256(CONTENT)));
	}

	private static RemoteFile ofUnknownSize(final URI... mirrors) {
		return new RemoteFile(List.of(mirrors), OptionalLong.empty(), new Checksum(Checksum.Method.SHA256, Sums.sha256(
			CONTENT).substring(0, 8)));
	}

	private URI fetch(final RemoteFile file, final Patience patience) throws IOException {
		return Downloader.of(Map.of(), patience).fetch(file, part(), watcher);
	}

	private String failure(final RemoteFile file, final Patience patience) {
		return assertThrows(IOException.class, () -> fetch(file, patience)).getMessage();
	}

	private void assertFetched(final RemoteFile file) throws IOException {
		fetch(file, PATIENT);
		assertArrayEquals(CONTENT, Files.readAllBytes(part()));
	}

	private void assertNothingLeft() throws IOException {
		try (var files = Files.list(folder)) {
			assertEquals(List.of(), files.toList());
		}
	}

	@Test
	void aGoodServerGivesTheFileAndTheListenerHearsHowFarItIs() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			final URI address = server.address("net.pth");
			assertEquals(address, fetch(file(address), PATIENT));
			assertArrayEquals(CONTENT, Files.readAllBytes(part()));
			final DownloadProgress last = watcher.progress().get(watcher.progress().size() - 1);
			assertEquals(CONTENT.length, last.bytes());
			assertEquals(1, last.fraction());
			assertEquals(List.of(), watcher.messages());
		}
	}

	@Test
	void aServerThatBreaksOffIsAskedForTheRest() throws IOException {
		try (FileServer server = new FileServer(CONTENT).breakingOffAfter(40_000)) {
			assertFetched(file(server.address("net.pth")));
			final List<String> ranges = server.ranges();
			assertEquals("all", ranges.get(0));
			assertTrue(ranges.size() > 1, ranges::toString);
			assertTrue(ranges.stream().skip(1).allMatch(range -> range.matches("bytes=[1-9]\\d*-")), ranges::toString);
		}
	}

	@Test
	void aServerThatBreaksOffOverAndOverIsLeftAndTheNextTryGoesOn() throws IOException {
		try (FileServer server = new FileServer(CONTENT).breakingOffAfter(1000)) {
			final RemoteFile file = file(server.address("net.pth"));
			assertTrue(failure(file, PATIENT).startsWith(server.address("net.pth") + ": "));
			assertTrue(server.asked().size() <= 4, () -> server.ranges().toString());
			final long here = Files.size(part());
			assertTrue(here > 0);
			server.healed();
			assertFetched(file);
			assertEquals("bytes=" + here + "-", server.ranges().get(server.ranges().size() - 1));
		}
	}

	@Test
	void theNextServerGoesOnWhereTheFirstBrokeOff() throws IOException {
		try (FileServer first = new FileServer(CONTENT).breakingOffAfter(30_000);
				FileServer second = new FileServer(CONTENT))
		{
			first.sending((out, part) -> {
				if (first.asked().size() > 1) return;
				out.write(part, 0, 30_000);
				out.flush();
			});
			assertEquals(second.address("net.pth"), fetch(file(first.address("net.pth"), second.address("net.pth")), PATIENT));
			assertArrayEquals(CONTENT, Files.readAllBytes(part()));
			assertTrue(second.ranges().get(0).matches("bytes=[1-9]\\d*-"), second.ranges()::toString);
			assertTrue(watcher.messages().get(0).startsWith(first.address("net.pth") + ": "), watcher.messages()::toString);
		}
	}

	@Test
	void aServerWithoutRangesBeginsAnew() throws IOException {
		try (FileServer server = new FileServer(CONTENT).withoutRanges()) {
			Files.write(part(), Arrays.copyOf(CONTENT, 60_000));
			assertFetched(file(server.address("net.pth")));
			assertEquals(List.of("bytes=60000-"), server.ranges());
			assertEquals(CONTENT.length, server.served());
		}
	}

	@Test
	void aServerWithoutRangesThatBreaksOffIsLeftAndTheNextTryWorks() throws IOException {
		try (FileServer server = new FileServer(CONTENT).withoutRanges().breakingOffAfter(50_000)) {
			final RemoteFile file = file(server.address("net.pth"));
			failure(file, PATIENT);
			assertTrue(server.asked().size() <= 3, () -> server.ranges().toString());
			server.healed();
			assertFetched(file);
		}
	}

	@Test
	void wrongBytesAreRefusedAndNotKept() throws IOException {
		try (FileServer wrong = new FileServer(OTHER); FileServer right = new FileServer(CONTENT)) {
			final String message = failure(file(wrong.address("net.pth")), PATIENT);
			assertEquals(wrong.address("net.pth") + ": its file has not the SHA-256 " + Sums.sha256(CONTENT) + ".", message);
			assertNothingLeft();
			assertFetched(file(wrong.address("net.pth"), right.address("net.pth")));
		}
	}

	@Test
	void aBeginningOfWrongBytesIsFetchedAnew() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			Files.write(part(), Arrays.copyOf(OTHER, 60_000));
			assertFetched(file(server.address("net.pth")));
			assertEquals(List.of("bytes=60000-", "all"), server.ranges());
		}
	}

	@Test
	void aFileOfAnotherSizeIsNotEvenFetched() throws IOException {
		try (FileServer portal = new FileServer("<html>Log in first.</html>".getBytes())) {
			final String message = failure(file(portal.address("net.pth")), PATIENT);
			assertTrue(message.contains("it has a file of 26 bytes, not of 100000"), message);
			assertNothingLeft();
		}
	}

	@Test
	void aShorterFileElsewhereDoesNotCostWhatIsHere() throws IOException {
		try (FileServer shorter = new FileServer(Arrays.copyOf(OTHER, 50_000));
				FileServer right = new FileServer(CONTENT))
		{
			Files.write(part(), Arrays.copyOf(CONTENT, 60_000));
			assertFetched(file(shorter.address("net.pth"), right.address("net.pth")));
			assertEquals(40_000, right.served());
		}
	}

	@Test
	void aServerThatStallsIsLeftForTheNextWhichGoesOn() throws IOException {
		try (FileServer stalling = new FileServer(CONTENT).stallingAfter(30_000);
				FileServer good = new FileServer(CONTENT))
		{
			fetch(file(stalling.address("net.pth"), good.address("net.pth")), IMPATIENT);
			assertArrayEquals(CONTENT, Files.readAllBytes(part()));
			assertTrue(watcher.messages().get(0).contains("nothing came for 2.0 seconds"), watcher.messages()::toString);
			assertEquals(1, stalling.asked().size());
			assertTrue(good.served() < CONTENT.length);
		}
	}

	@Test
	void aServerThatSendsAByteNowAndThenCountsAsStalled() throws IOException {
		try (FileServer trickling = new FileServer(CONTENT).trickling(1, 100)) {
			final RemoteFile file = file(trickling.address("net.pth"));
			final String message = failure(file, IMPATIENT);
			assertTrue(message.matches(".*: only \\d+ bytes came in \\d+\\.\\d+ seconds\\."), message);
			trickling.healed();
			assertFetched(file);
		}
	}

	@Test
	void aSlowServerDoesNotCountAsStalled() throws IOException {
		// Ten times the least rate, for longer than the patience.
		final byte[] little = Arrays.copyOf(CONTENT, 3000);
		try (FileServer slow = new FileServer(little).trickling(100, 100)) {
			final RemoteFile file = new RemoteFile(List.of(slow.address("net.pth")), OptionalLong.empty(), new Checksum(
				Checksum.Method.MD5, Sums.md5(little)));
			fetch(file, IMPATIENT);
			assertArrayEquals(little, Files.readAllBytes(part()));
		}
	}

	@Test
	void aServerThatTakesTheCallAndSaysNothingIsLeft() throws IOException {
		try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				FileServer good = new FileServer(CONTENT))
		{
			final URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/net.pth");
			fetch(file(address, good.address("net.pth")), new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1)));
			assertArrayEquals(CONTENT, Files.readAllBytes(part()));
			assertTrue(watcher.messages().get(0).startsWith(address + ": nothing came for"), watcher.messages()::toString);
		}
	}

	@Test
	void redirectsAreFollowedWithTheRange() throws IOException {
		try (FileServer there = new FileServer(CONTENT);
				FileServer here = new FileServer(CONTENT).redirectingTo(there.address("moved.pth")))
		{
			Files.write(part(), Arrays.copyOf(CONTENT, 60_000));
			assertFetched(file(here.address("net.pth")));
			assertEquals(List.of("bytes=60000-"), there.ranges());
			assertEquals(0, here.served());
		}
	}

	@Test
	void redirectsInACircleEnd() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			server.redirectingTo(server.address("net.pth"));
			failure(file(server.address("net.pth")), PATIENT);
			assertTrue(server.asked().size() < 20);
			assertNothingLeft();
		}
	}

	@Test
	void everyMirrorThatFailsIsNamedWithItsReason() throws IOException {
		final int closed;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			closed = socket.getLocalPort();
		}
		try (FileServer refusing = new FileServer(CONTENT).refusingWith(404)) {
			final URI gone = folder.resolve("gone.pth").toUri();
			final String message = failure(file(gone, refusing.address("net.pth"), URI.create("http://127.0.0.1:" + closed +
				"/net.pth"), URI.create("http://nowhere.invalid/net.pth")), PATIENT);
			assertEquals(gone + ": there is no such file; " + refusing.address("net.pth") +
				": it answered with status 404; http://127.0.0.1:" + closed +
				"/net.pth: it cannot be reached; http://nowhere.invalid/net.pth: its name is not known (no network?).", message);
			assertEquals(4, watcher.messages().size());
			assertNothingLeft();
		}
	}

	@Test
	void aMirrorMayBeAFileOfThisMachine() throws IOException {
		final Path shared = Files.createDirectory(folder.resolve("a folder")).resolve("net.pth");
		Files.write(shared, CONTENT);
		assertEquals(shared.toUri(), fetch(file(shared.toUri()), PATIENT));
		assertArrayEquals(CONTENT, Files.readAllBytes(part()));
		assertArrayEquals(CONTENT, Files.readAllBytes(shared));
		Files.write(shared, OTHER);
		Files.delete(part());
		assertTrue(failure(file(shared.toUri()), PATIENT).contains("has not the SHA-256"));
		assertFalse(Files.exists(part()));
	}

	@Test
	void cancelIsHeardWhileNothingComesAndTheNextTryGoesOn() throws IOException {
		try (FileServer server = new FileServer(CONTENT).stallingAfter(30_000)) {
			final RemoteFile file = file(server.address("net.pth"));
			final Downloader downloader = Downloader.of(Map.of(), new Patience(Duration.ofMinutes(5), Duration.ofMinutes(5)));
			final Watcher impatient = new Watcher(watching -> part().toFile().length() > 0);
			assertThrows(CancellationException.class, () -> downloader.fetch(file, part(), impatient));
			final long here = Files.size(part());
			server.healed();
			assertFetched(file);
			assertEquals(CONTENT.length - here, server.served() - CONTENT.length);
		}
	}

	@Test
	void anInterruptedThreadCountsAsCancelled() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			Thread.currentThread().interrupt();
			assertThrows(CancellationException.class, () -> fetch(file(server.address("net.pth")), PATIENT));
			assertTrue(Thread.interrupted());
			assertFetched(file(server.address("net.pth")));
		}
	}

	@Test
	void aWholeFileThatIsHereIsNotFetchedAgain() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			Files.write(part(), CONTENT);
			assertFetched(file(server.address("net.pth")));
			assertEquals(0, server.asked().size());
			assertFetched(ofUnknownSize(server.address("net.pth")));
			assertEquals(0, server.served());
		}
	}

	@Test
	void whatIsHereOfALongerFileIsDropped() throws IOException {
		try (FileServer server = new FileServer(CONTENT)) {
			Files.write(part(), Sums.noise(3, 120_000));
			assertFetched(file(server.address("net.pth")));
			Files.write(part(), Sums.noise(3, 120_000));
			assertFetched(ofUnknownSize(server.address("net.pth")));
		}
	}

	@Test
	void aFileOfUnknownSizeIsGoneOnWithToo() throws IOException {
		try (FileServer server = new FileServer(CONTENT).breakingOffAfter(70_000)) {
			assertFetched(ofUnknownSize(server.address("net.pth")));
		}
	}

	@Test
	void aServerThatNeverEndsDoesNotFillTheDisk() throws Exception {
		try (ServerSocket endless = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			final Thread thread = new Thread(() -> EndlessServer.serve(endless));
			thread.setDaemon(true);
			thread.start();
			final URI address = URI.create("http://127.0.0.1:" + endless.getLocalPort() + "/net.pth");
			assertTrue(failure(file(address), PATIENT).contains("it sent more than the 100000 bytes of the file"));
			assertTrue(!Files.exists(part()) || Files.size(part()) <= CONTENT.length);
		}
	}

	@Test
	void tooLittleRoomForAFileOfUnknownSizeIsSaidBeforeAnythingIsWritten() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1024); FileServer server = new FileServer(CONTENT)) {
			final Path filling = disk.fill(40_000);
			final Path there = disk.folder().resolve("part");
			final RemoteFile file = ofUnknownSize(server.address("net.pth"), server.address("mirror.pth"));
			final String message = assertThrows(DiskException.class, () -> Downloader.of(Map.of(), PATIENT).fetch(file, there,
				watcher)).getMessage();
			assertTrue(message.startsWith("The folder \"" + disk.folder() + "\" has room for 0 MB, but 1 MB are needed. Make room"),
				message);
			assertEquals(1, server.asked().size(), "no other server would have cured it");
			assertFalse(Files.exists(there));
			Files.delete(filling);
			// What is here already needs no room.
			Files.write(there, Arrays.copyOf(CONTENT, 90_000));
			disk.fill(20_000);
			Downloader.of(Map.of(), PATIENT).fetch(file, there, watcher);
			assertArrayEquals(CONTENT, Files.readAllBytes(there));
		}
	}

	@Test
	void aFullDiskIsSaidOnceAndTheNextTryGoesOn() throws Exception {
		try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1024); FileServer server = new FileServer(CONTENT)) {
			final Path filling = disk.fill(40_000);
			final Path there = disk.folder().resolve("part");
			final RemoteFile file = file(server.address("net.pth"), server.address("mirror.pth"));
			final String message = assertThrows(DiskException.class, () -> Downloader.of(Map.of(), PATIENT).fetch(file, there,
				watcher)).getMessage();
			assertTrue(message.contains(there.toString()) && message.contains("Make room there"), message);
			assertEquals(1, server.asked().size(), "no other server would have cured it");
			final long here = Files.size(there);
			assertTrue(here > 0);
			Files.delete(filling);
			Downloader.of(Map.of(), PATIENT).fetch(file, there, watcher);
			assertArrayEquals(CONTENT, Files.readAllBytes(there));
			assertEquals("bytes=" + here + "-", server.ranges().get(1));
		}
	}
}
