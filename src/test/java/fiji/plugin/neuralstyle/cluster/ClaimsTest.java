package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimsTest {

	private static final String ROW = "row-1";
	private static final Duration LONG = Duration.ofHours(1);
	private static final Duration SHORT = Duration.ofMillis(50);
	private static final Holder SELF = Holder.ofProcess();
	/** On another machine, where nobody here can see whether it lives. */
	private static final Holder FAR = new Holder("far", "another machine", SELF.pid(), SELF.started(), "17_3");

	@TempDir
	private Path folder;

	@Test
	void aRowIsClaimedByOneUntilItIsReleased() throws IOException {
		final Claim claim = taken(SELF, LONG).orElseThrow();

		assertTrue(taken(SELF, LONG).isEmpty());
		claim.release();

		final Claim next = taken(SELF, LONG).orElseThrow();
		assertEquals(0, next.deaths());
		assertTrue(claim.isLost());
		assertFalse(next.isLost());
	}

	@Test
	void aFinishedRowLeavesNothingBehind() throws IOException {
		taken(SELF, LONG).orElseThrow().release();
		taken(SELF, LONG).orElseThrow().finish();

		assertEquals(0, folder.toFile().list().length);
	}

	@Test
	void aDeadProcessOfThisMachineIsTakenOverAtOnce() throws IOException, InterruptedException {
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
			.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		final long pid = process.pid();
		process.waitFor();
		taken(new Holder(SELF.host(), SELF.machine(), pid, SELF.started(), ""), LONG).orElseThrow();

		assertEquals(1, taken(SELF, LONG).orElseThrow().deaths());
	}

	@Test
	void aNumberThatAnotherProcessHasNowIsADeadProcess() throws IOException {
		taken(new Holder(SELF.host(), SELF.machine(), SELF.pid(), SELF.started() - 3600, ""), LONG).orElseThrow();

		assertTrue(taken(SELF, LONG).isPresent());
	}

	@Test
	void aStillHeartElsewhereIsTakenOverAfterAWhile() throws IOException, InterruptedException {
		final Claim far = taken(FAR, LONG).orElseThrow();
		final Claims claims = new Claims(folder, SELF, SHORT);
		assertTrue(claims.take(ROW).isEmpty(), "it has just been seen for the first time");

		Thread.sleep(2 * SHORT.toMillis());

		assertEquals(1, claims.take(ROW).orElseThrow().deaths());
		assertTrue(far.isLost());
	}

	@Test
	void aBeatingHeartElsewhereIsNotWhateverItsClockSays() throws IOException, InterruptedException {
		final Claim far = taken(FAR, LONG).orElseThrow();
		final Path file = folder.resolve(ROW + ".1");
		final Claims claims = new Claims(folder, SELF, SHORT);
		Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
		assertTrue(claims.take(ROW).isEmpty());
		assertFalse(claims.isBeating(ROW));

		Thread.sleep(2 * SHORT.toMillis());
		far.beat();

		assertTrue(claims.take(ROW).isEmpty());
		assertTrue(claims.isBeating(ROW));
	}

	@Test
	void aClaimWithoutANameWaitsLikeOneElsewhere() throws IOException, InterruptedException {
		Files.writeString(folder.resolve(ROW + ".1"), "");
		final Claims claims = new Claims(folder, SELF, SHORT);
		assertTrue(claims.take(ROW).isEmpty());

		Thread.sleep(2 * SHORT.toMillis());

		assertTrue(claims.take(ROW).isPresent());
	}

	@Test
	void ofManyThatTakeOverAtOnceOneSucceeds() throws Exception {
		for (int round = 0; round < 50; round++) {
			final String row = "r" + round;
			new Claims(folder, new Holder("", SELF.machine(), SELF.pid(), 0, ""), LONG).take(row).orElseThrow();
			assertEquals(1, together(8, () -> new Claims(folder, SELF, LONG).take(row).isPresent() ? 1 : 0), row);
		}
	}

	@Test
	void processesThatComeAndGoNeverHaveARowTogether() throws Exception {
		final AtomicInteger inside = new AtomicInteger();
		final AtomicInteger most = new AtomicInteger();
		final int entered = together(6, () -> {
			int count = 0;
			for (int i = 0; i < 60; i++) {
				final Optional<Claim> claim = new Claims(folder, SELF, LONG).take(ROW);
				if (claim.isEmpty()) continue;
				most.accumulateAndGet(inside.incrementAndGet(), Math::max);
				count++;
				inside.decrementAndGet();
				claim.get().release();
			}
			return count;
		});

		assertTrue(entered > 1, "nobody came in twice: " + entered);
		assertEquals(1, most.get());
	}

	private interface Step {

		int run() throws IOException;
	}

	private static int together(final int threads, final Step step) throws Exception {
		final ExecutorService pool = Executors.newFixedThreadPool(threads);
		final CountDownLatch start = new CountDownLatch(1);
		try {
			final List<Future<Integer>> all = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				all.add(pool.submit(() -> {
					start.await();
					return step.run();
				}));
			}
			start.countDown();
			int sum = 0;
			for (final Future<Integer> one : all) {
				sum += one.get();
			}
			return sum;
		}
		finally {
			pool.shutdown();
		}
	}

	private Optional<Claim> taken(final Holder holder, final Duration patience) throws IOException {
		return new Claims(folder, holder, patience).take(ROW);
	}
}
