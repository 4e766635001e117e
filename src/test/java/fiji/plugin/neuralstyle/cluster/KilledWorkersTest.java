package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers from a plain shell that are killed all the time, two for the same rows at once. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "clusters' scripts are for sh")
class KilledWorkersTest {

	private static final int ROWS = 12;
	static final int KILLS = 12;
	private static final int ITERATIONS = 600;
	private static final long MOST_MILLIS = 600_000;
	private static final String[] WORK = { "--threads", "1", "--retries", "0", "--patience", "20", "--checkpoint-every", "0.2" };

	@TempDir
	private Path folder;

	@Test
	void everyResultIsThereOnceAndAsIfNothingHadHappened() throws Exception {
		final ClusterSite site = ClusterSite.in(folder.resolve("site"), ROWS, ITERATIONS);
		Files.writeString(site.folder().resolve("c0.png"), "no picture");
		final ClusterSite quiet = site.copy(folder.resolve("quiet"));
		assertEquals(1, quiet.run(Map.of(), "local", "-j", "2").code());

		final int kills = killing(site);

		assertEquals(KILLS, kills);
		final ClusterSite.Ended report = site.run(Map.of(), "report");
		assertEquals(1, report.code(), report.output());
		assertTrue(report.output().contains("12 rows: 10 done, 2 failed"), report.output());
		assertTrue(report.output().contains("row-5: failed, The file") && report.output().contains("row-10: failed, The file"),
			report.output());
		assertEquals(quiet.results().keySet(), site.results().keySet());
		final Map<String, byte[]> expected = quiet.results();
		site.results().forEach((name, bytes) -> assertArrayEquals(expected.get(name), bytes, name));
		assertEquals(13, Files.readAllLines(site.run().resolve("report.csv")).size());
		assertTrue(Files.size(site.run().resolve("contact-sheet.png")) > 0);
	}

	@Test
	void whoTakesOverGoesOnFromTheCheckpointOrSaysWhyNot() throws Exception {
		final ClusterSite site = ClusterSite.in(folder.resolve("site"), 1, 2 * ITERATIONS);
		final ClusterSite quiet = site.copy(folder.resolve("quiet"));
		assertEquals(0, quiet.run(Map.of(), "local", "-j", "1").code());

		final Path checkpoint = site.run().resolve("checkpoints/row-1.checkpoint");
		killWithCheckpoint(site, checkpoint);
		final FileTime first = Files.getLastModifiedTime(checkpoint);
		killWithCheckpoint(site, checkpoint);
		assertTrue(Files.getLastModifiedTime(checkpoint).compareTo(first) > 0);
		assertEquals(1, count(site.said(), "Continues from the checkpoint"), site.said());
		final byte[] bytes = Files.readAllBytes(checkpoint);
		bytes[bytes.length / 2]++;
		Files.write(checkpoint, bytes);
		killWithCheckpoint(site, checkpoint);
		assertEquals(1, count(site.said(), "is damaged, so the run begins anew"), site.said());
		assertTrue(site.start(Map.of(), "work", WORK).waitFor(MOST_MILLIS, TimeUnit.MILLISECONDS));

		assertEquals(2, count(site.said(), "Continues from the checkpoint"), site.said());
		assertEquals(Set.of("1.png"), site.results().keySet());
		assertArrayEquals(quiet.results().get("1.png"), site.results().get("1.png"));
		try (Stream<Path> left = Files.list(checkpoint.getParent())) {
			assertEquals(List.of(), left.toList());
		}
	}

	/** Starts a worker and kills it as soon as it has written a checkpoint of its own. */
	private static void killWithCheckpoint(final ClusterSite site, final Path checkpoint) throws IOException,
		InterruptedException
	{
		final Optional<FileTime> before = Files.exists(checkpoint) ? Optional.of(Files.getLastModifiedTime(checkpoint)) : Optional
			.empty();
		final Process worker = site.start(Map.of(), "work", WORK);
		final long start = System.nanoTime();
		while (!Files.exists(checkpoint) || before.equals(Optional.of(Files.getLastModifiedTime(checkpoint)))) {
			Thread.sleep(10);
			assertTrue(worker.isAlive() && System.nanoTime() - start < MOST_MILLIS * 1_000_000, site.said());
		}
		worker.destroyForcibly().waitFor();
	}

	private static int count(final String text, final String words) {
		return text.split(Pattern.quote(words), -1).length - 1;
	}

	/** Keeps two workers at it until all is done, and kills one now and then. */
	private static int killing(final ClusterSite site) throws IOException, InterruptedException {
		final Random random = new Random(1);
		final long start = System.nanoTime();
		final List<Process> workers = new ArrayList<>();
		int kills = 0;
		boolean isOver = false;
		while (!isOver) {
			while (workers.size() < 2) {
				workers.add(site.start(Map.of(), "work", WORK));
			}
			final Process worker = workers.remove(0);
			if (kills == KILLS) {
				assertTrue(worker.waitFor(MOST_MILLIS, TimeUnit.MILLISECONDS), "a worker does not end");
				// One that was left to the other says 3.
				isOver = worker.exitValue() == 1;
			}
			else if (!worker.waitFor(900 + random.nextInt(1800), TimeUnit.MILLISECONDS)) {
				worker.destroyForcibly().waitFor();
				kills++;
			}
			assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) < MOST_MILLIS, "after " + kills + " kills");
		}
		for (final Process worker : workers) {
			// It may be at the last row.
			assertTrue(worker.waitFor(MOST_MILLIS, TimeUnit.MILLISECONDS), "a worker does not end");
		}
		return kills;
	}
}
