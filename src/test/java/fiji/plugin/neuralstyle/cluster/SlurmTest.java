package fiji.plugin.neuralstyle.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;

/** A real SLURM and all that happens on one: arrays, killed and cancelled tasks, full disks, edited manifests. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "SLURM is Linux's")
class SlurmTest {

	private static final int SLOTS = 3;
	private static final int TASKS = 10;
	/** For few rows: a task takes longer to start than to paint one. */
	private static final int FEW_TASKS = 3;
	private static final int CONTENTS = 10;
	private static final int STYLES = 4;
	private static final int SIZE = 48;
	private static final String ITERATIONS = "300";
	private static final int MOST_ROUNDS = 8;
	private static final String WORK = "--work=--retries 0 --patience 20 --checkpoint-every 0.1";
	/** Its rows are gone from the manifest later on, other rows are changed. */
	private static final String REMOVED = "c9_s";
	private static final String CHANGED = "c8_s";

	@TempDir
	private static Path folder;

	private static LoopbackSlurm slurm;

	@BeforeAll
	static void startSlurm() throws Exception {
		LoopbackSlurm.missing().ifPresent(program -> assumeTrue(false, program +
			" is not installed (Debian: slurm-wlm, munge)"));
		slurm = LoopbackSlurm.start(folder.resolve("slurm"), SLOTS);
	}

	@AfterAll
	static void stopSlurm() throws Exception {
		if (slurm != null) slurm.close();
	}

	@Test
	void everyResultIsThereOnceAndAsIfNothingHadHappened() throws Exception {
		final ClusterSite site = planned(folder.resolve("my site"));
		final KilledTasks killed = new KilledTasks(site, slurm, new Random(8));

		killed.until(14, () -> submit(site, TASKS));
		edit(site);
		killed.until(KilledTasks.MOST, () -> submit(site, TASKS));
		killed.leaveOneToContinue(() -> submit(site, TASKS));
		finish(site, TASKS);

		assertTrue(killed.kills() + KilledWorkersTest.KILLS >= 50, killed.toString());
		assertTrue(killed.midway() >= 8, killed.toString());
		assertTrue(killed.cancelled() >= 3, killed.toString());
		assertTrue(killed.damaged() >= 3, killed.toString());
		final String logs = logs(site);
		assertTrue(logs.contains("Continues from the checkpoint"), () -> killed + ": " + logs);
		assertTrue(logs.contains("is damaged, so the run begins anew"), logs);
		final ClusterSite.Ended report = site.run(Map.of(), "report");
		assertEquals(1, report.code(), report.output());
		assertTrue(report.output().contains("39 rows: 35 done, 4 failed"), report.output());
		for (int style = 1; style <= STYLES; style++) {
			assertTrue(report.output().contains("c0_s" + style + ": failed, The file"), report.output());
		}
		assertPaintedOnce(site);
		assertAsUndisturbed(site);
	}

	@Test
	void aFullDiskFailsWhatHasNoRoomAndIsGoneOnWithWhenThereIs() throws Exception {
		final ClusterSite site = ClusterSite.in(folder.resolve("small-disk"), 12, 50);
		final Path disk = Files.createDirectories(site.folder().resolve("out"));
		assumeTrue(ended("mount", "-t", "tmpfs", "-o", "size=32k", "none", disk.toString()) == 0, "no disk can be mounted");
		try {
			submit(site, FEW_TASKS);
			slurm.awaitAll();
			final ClusterSite.Ended full = site.run(Map.of(), "report");
			assertEquals(1, full.code(), full.output());
			assertTrue(Pattern.compile("row-\\d+: failed, The file \"\\S+out/\\d+\\.png\" cannot be written: No space left on device")
				.matcher(full.output()).find(), full.output());
			final int written = site.results().size();
			assertTrue(written > 0 && written < 12, written + " results on the full disk");

			assertEquals(0, ended("mount", "-o", "remount,size=1m", disk.toString()));
			finish(site, FEW_TASKS);

			final ClusterSite.Ended report = site.run(Map.of(), "report");
			assertEquals(0, report.code(), report.output());
			assertAsUndisturbed(site);
		}
		finally {
			assertEquals(0, ended("umount", disk.toString()));
		}
	}

	/** Forty rows by {@code plan}, four of them of a picture that is none. */
	private static ClusterSite planned(final Path place) throws Exception {
		final ClusterSite site = ClusterSite.bare(place);
		final Path contents = Files.createDirectory(site.folder().resolve("contents"));
		final Path styles = Files.createDirectory(site.folder().resolve("styles"));
		for (int i = 1; i < CONTENTS; i++) {
			ImageFiles.write(Samples.content(SIZE + i, SIZE), contents.resolve("c" + i + ".png"));
		}
		Files.writeString(contents.resolve("c0.png"), "no picture");
		for (int i = 1; i <= STYLES; i++) {
			ImageFiles.write(Samples.style(SIZE, SIZE + i), styles.resolve("s" + i + ".png"));
		}
		final ClusterSite.Ended plan = site.run(Map.of(), "plan", "--content-folder", contents.toString(), "--style", styles
			.toString(), "--output-folder", site.folder().resolve("out").toString(), "--network", site.folder().resolve(
				"tiny.safetensors").toString(), "--precision", "float32", "--levels", "2", "--iterations", ITERATIONS);
		assertEquals(0, plan.code(), plan.output());
		assertTrue(plan.output().contains("40 rows"), plan.output());
		return site;
	}

	private static ClusterSite.Ended submit(final ClusterSite site, final int tasks) throws IOException, InterruptedException {
		final ClusterSite.Ended ended = site.run(slurm.environment(), "submit", "--tasks", Integer.toString(tasks), WORK);
		assertEquals(0, ended.code(), ended.output());
		return ended;
	}

	/** Four rows are taken out, four have other settings, three are new. Whoever reads it sees the old or the new. */
	private static void edit(final ClusterSite site) throws IOException {
		final List<String> lines = new ArrayList<>(Files.readAllLines(site.manifest()));
		lines.removeIf(line -> line.startsWith(REMOVED));
		lines.replaceAll(line -> line.startsWith(CHANGED) ? line + "--style-weight 70" : line);
		for (int style = 1; style <= 3; style++) {
			lines.add("new-" + style + ",contents/c1.png,styles/s" + style + ".png,out/new-" + style + ".png,--style-weight 30");
		}
		final Path edited = Files.write(site.folder().resolve("edited"), lines);
		Files.move(edited, site.manifest(), StandardCopyOption.ATOMIC_MOVE);
	}

	/** Submits what is left as often as it needs, as a user would. */
	private static void finish(final ClusterSite site, final int tasks) throws IOException, InterruptedException {
		for (int round = 0; round < MOST_ROUNDS; round++) {
			slurm.awaitAll();
			final String report = site.run(Map.of(), "report").output();
			final boolean isOver = report.lines().noneMatch(line -> line.matches(
				"\\S+: (missing|changed|interrupted|running).*|.*No space left.*"));
			if (isOver) return;
			submit(site, tasks);
		}
	}

	/** Of rows that were never changed, no result was made twice; a worker says so when it has written one. */
	private static void assertPaintedOnce(final ClusterSite site) throws IOException {
		final Map<String, Long> made = new TreeMap<>();
		logs(site).lines().filter(line -> line.contains(": done after ")).forEach(line -> made.merge(line.substring(0, line
			.indexOf(':')), 1L, Long::sum));
		made.keySet().removeIf(id -> id.startsWith(CHANGED));
		assertTrue(made.size() > 20, made.toString());
		assertTrue(made.values().stream().allMatch(times -> times == 1), made.toString());
	}

	/** All that tasks have said. */
	private static String logs(final ClusterSite site) throws IOException {
		final StringBuilder all = new StringBuilder();
		try (Stream<Path> logs = Files.list(site.run().resolve("logs"))) {
			for (final Path log : logs.toList()) {
				all.append(Files.readString(log));
			}
		}
		return all.toString();
	}

	private static void assertAsUndisturbed(final ClusterSite site) throws Exception {
		final ClusterSite quiet = site.copy(folder.resolve("undisturbed " + site.folder().getFileName()));
		quiet.run(Map.of(), "local", "-j", "2");
		final Map<String, byte[]> expected = quiet.results();
		// What was painted of rows before they were taken out stays, and so does what was half written: nobody paints them again.
		final Map<String, byte[]> results = site.results().entrySet().stream().filter(entry -> !entry.getKey().startsWith(
			REMOVED) && !entry.getKey().startsWith(".")).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		assertEquals(expected.keySet(), results.keySet());
		results.forEach((name, bytes) -> assertArrayEquals(expected.get(name), bytes, name));
	}

	private static int ended(final String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
			.waitFor();
	}
}
