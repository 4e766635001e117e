package fiji.plugin.neuralstyle.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import ij.ImagePlus;

class BatchRunTest {

	private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

	@TempDir
	private Path folder;

	private Path contents;
	private Path output;
	private StyleImage style;
	private String network;
	private int iterations = 2;

	@BeforeEach
	void makeFolders() throws IOException {
		contents = Files.createDirectory(folder.resolve("contents"));
		output = folder.resolve("results");
		style = StyleImage.of(PictureFolders.style(folder.resolve("wave.png")));
		network = Samples.network(folder).toString();
	}

	@Test
	void ofTwentyFilesThreeBrokenOnesAreReportedAndTheOthersPainted() throws IOException {
		PictureFolders.twentyOfWhichThreeAreBroken(contents);

		final BatchReport report = run(Existing.UPDATE);

		assertEquals("20 images: 17 done, 3 failed", report.summary());
		assertEquals(Optional.empty(), report.failure());
		assertEquals(17, PictureFolders.names(output).size());
		for (int i = 1; i <= PictureFolders.FILES; i++) {
			final BatchOutcome outcome = report.outcomes().get(i - 1);
			assertTrue(outcome.job().content().getFileName().toString().startsWith("p" + i + "."), outcome::toString);
			final boolean broken = i == 4 || i == 9 || i == 15;
			assertEquals(broken ? Status.FAILED : Status.DONE, outcome.status(), outcome::toString);
			assertEquals(broken, outcome.loss().isEmpty());
			assertEquals(!broken, Files.exists(outcome.job().output()));
		}
		assertTrue(message(report, 4).contains("p4.png") && message(report, 4).contains("ends too early"), message(report, 4));
		assertTrue(message(report, 9).contains("p9.png"), message(report, 9));
		assertTrue(message(report, 15).contains("31 x 40"), message(report, 15));
	}

	@Test
	void resultsAreThoseOfTheImagesAlone() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		run(Existing.UPDATE);
		final byte[] afterAnother = Files.readAllBytes(output.resolve("b_wave.png"));
		Files.delete(contents.resolve("a.png"));

		run(Existing.REPLACE);

		assertArrayEquals(afterAnother, Files.readAllBytes(output.resolve("b_wave.png")));
	}

	@ParameterizedTest
	@EnumSource(ResultFormat.class)
	void aSecondRunPaintsNothing(final ResultFormat format) throws IOException {
		PictureFolders.picture(contents.resolve("a.tif"));
		PictureFolders.picture(contents.resolve("b.jpg"));
		final BatchSettings batch = new BatchSettings(contents, NamePatterns.ALL, false, output, OutputName.DEFAULT, format,
			Existing.UPDATE);
		final BatchReport first = new BatchRun(plan(batch), Existing.UPDATE, BatchListener.NONE).run();
		age();

		final BatchReport second = new BatchRun(plan(batch), Existing.UPDATE, BatchListener.NONE).run();

		assertEquals("2 images: 2 skipped", second.summary());
		assertEquals(LONG_AGO, Files.getLastModifiedTime(output.resolve("a_wave." + format)));
		assertEquals(first.outcomes().get(0).loss(), second.outcomes().get(0).loss());
	}

	@Test
	void whatIsMissingIsMade() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		run(Existing.UPDATE);
		PictureFolders.picture(contents.resolve("b.png"));

		assertEquals("2 images: 1 done, 1 skipped", run(Existing.UPDATE).summary());
	}

	@Test
	void otherSettingsNetworksOrStylesAreMadeAnewByUpdateButNotBySkip() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		run(Existing.UPDATE);

		iterations = 3;
		assertEquals("1 image: 1 skipped", run(Existing.SKIP).summary());
		assertEquals("1 image: 1 done", run(Existing.UPDATE).summary());
		assertEquals("3", ResultImage.info(ImageFiles.read(output.resolve("a_wave.png"))).get("iterations"));
		network = "built-in";
		assertEquals("1 image: 1 done", run(Existing.UPDATE).summary());
		style = StyleImage.of(PictureFolders.style(folder.resolve("wave.jpg")));
		assertEquals("1 image: 1 done", run(Existing.UPDATE).summary());
		assertEquals("1 image: 1 skipped", run(Existing.UPDATE).summary());
		assertEquals("1 image: 1 done", run(Existing.REPLACE).summary());
	}

	@Test
	void filesOfOtherProgramsAreLeftAloneUnlessTheyAreToBeReplaced() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		final Path other = PictureFolders.picture(output.resolve("a_wave.png"));
		final byte[] before = Files.readAllBytes(other);

		final BatchReport report = run(Existing.UPDATE);

		assertEquals(Status.SKIPPED, report.outcomes().get(0).status());
		assertTrue(message(report, 1).contains("does not say how it was made"), message(report, 1));
		assertArrayEquals(before, Files.readAllBytes(other));
		assertEquals("1 image: 1 done", run(Existing.REPLACE).summary());
	}

	@Test
	void aResultThatCannotBeReadIsReportedAndStays() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		Files.createDirectories(output);
		Files.writeString(output.resolve("a_wave.png"), "precious");

		final BatchReport report = run(Existing.UPDATE);

		assertTrue(message(report, 1).contains("a_wave.png") && message(report, 1).contains("Delete it"), message(report, 1));
		assertEquals("precious", Files.readString(output.resolve("a_wave.png")));
	}

	@Test
	void cancelledBetweenImagesItBeginsNoMore() throws IOException {
		for (int i = 1; i <= 4; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}
		final Recorder recorder = new Recorder() {

			@Override
			public boolean isCancelled() {
				return lines.contains("finished p2.png done");
			}
		};

		final BatchReport report = run(recorder);

		assertEquals("4 images: 2 done, 2 cancelled", report.summary());
		assertEquals(List.of("p1_wave.png", "p2_wave.png"), PictureFolders.names(output));
		assertFalse(recorder.lines.contains("started p3.png 3 of 4"));
		assertEquals(Optional.empty(), report.failure());
	}

	@Test
	void cancelledWithinAnImageItWritesNothingOfIt() throws IOException {
		for (int i = 1; i <= 3; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}
		final AtomicInteger seen = new AtomicInteger();

		final BatchReport report = run(new BatchListener() {

			@Override
			public void iterated(final BatchProgress progress) {
				if (progress.number() == 2) seen.incrementAndGet();
			}

			@Override
			public boolean isCancelled() {
				return seen.get() > 0;
			}
		});

		assertEquals("3 images: 1 done, 2 cancelled", report.summary());
		assertEquals(1, seen.get());
		assertEquals(List.of("p1_wave.png"), PictureFolders.names(output));
	}

	@Test
	void theListenerHearsOfEverythingInOrder() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		Files.writeString(contents.resolve("b.png"), "not a picture");
		final Recorder recorder = new Recorder();
		final List<BatchProgress> progress = recorder.progress;

		run(recorder);

		assertEquals(List.of("started a.png 1 of 2", "finished a.png done", "started b.png 2 of 2",
			"finished b.png failed"), recorder.lines);
		assertEquals(2, progress.size(), "an iteration each");
		double before = 0;
		for (final BatchProgress one : progress) {
			assertEquals(1, one.number());
			assertEquals(one.image().fraction() / 2, one.fraction(), 1e-9);
			assertTrue(one.fraction() > before);
			before = one.fraction();
		}
		assertTrue(progress.get(1).timeLeft().compareTo(Duration.ZERO) > 0, "one more is to come");
	}

	@Test
	void aStyleIsReadOnce() throws IOException {
		PictureFolders.twentyOfWhichThreeAreBroken(contents);
		final AtomicInteger reads = new AtomicInteger();
		style = new StyleImage() {

			@Override
			public String title() {
				return "counted.png";
			}

			@Override
			public ImagePlus read() {
				reads.incrementAndGet();
				return Samples.style(36, 33);
			}
		};

		run(Existing.UPDATE);

		assertEquals(1, reads.get());
	}

	@Test
	void aBrokenStyleFailsItsImagesAndNoOthers() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		final Path broken = folder.resolve("broken.png");
		Files.writeString(broken, "not a picture");
		final BatchPlan plan = BatchPlan.of(BatchSettings.of(contents, output), List.of(StyleImage.of(broken), style), network,
			settings());

		final BatchReport report = new BatchRun(plan, Existing.UPDATE, BatchListener.NONE).run();

		assertEquals("2 images: 1 done, 1 failed", report.summary());
		assertTrue(message(report, 1).contains("broken.png"), message(report, 1));
	}

	@Test
	void aFaultOfTheProgramIsToldAndTheNextImagePainted() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		final List<RuntimeException> faults = new ArrayList<>();

		final BatchReport report = run(new BatchListener() {

			@Override
			public void iterated(final BatchProgress progress) {
				if (progress.number() == 1) throw new ArrayIndexOutOfBoundsException("7");
			}

			@Override
			public void fault(final BatchJob job, final RuntimeException fault) {
				faults.add(fault);
			}
		});

		assertEquals("2 images: 1 done, 1 failed", report.summary());
		assertEquals(1, faults.size());
		assertTrue(message(report, 1).contains("Please report it"), message(report, 1));
	}

	@Test
	void javasMemoryAtItsEndStopsTheBatchAndKeepsTheReport() throws IOException {
		for (int i = 1; i <= 3; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}

		final BatchReport report = run(new BatchListener() {

			@Override
			public void iterated(final BatchProgress progress) {
				if (progress.number() == 2) throw new OutOfMemoryError("Java heap space");
			}
		});

		assertEquals("3 images: 1 done, 1 failed, 1 cancelled", report.summary());
		assertTrue(report.failure().orElseThrow().contains("memory"), report.failure()::toString);
	}

	@Test
	void aFolderWhereAResultShouldGoIsOneFailure() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		Files.createDirectories(output.resolve("a_wave.png"));

		final BatchReport report = run(Existing.REPLACE);

		assertEquals("2 images: 1 done, 1 failed", report.summary());
		assertTrue(message(report, 1).contains("a_wave.png"), message(report, 1));
	}

	@Test
	void anOutputFolderThatCannotBeMadeStopsTheBatch() throws IOException {
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		Files.writeString(output, "a file");

		final BatchReport report = run(Existing.UPDATE);

		assertEquals("2 images: 1 failed, 1 cancelled", report.summary());
		assertTrue(report.failure().orElseThrow().contains("results"), report.failure()::toString);
		assertEquals("a file", Files.readString(output));
	}

	@Test
	void anOutputFolderThatIsReadOnlyStopsTheBatch() throws IOException {
		assumeFalse("root".equals(System.getProperty("user.name")), "root may write anywhere");
		PictureFolders.picture(contents.resolve("a.png"));
		assumeTrue(Files.createDirectory(output).toFile().setWritable(false), "this file system has no such rights");
		try {
			final BatchReport report = run(Existing.UPDATE);

			assertEquals("1 image: 1 failed", report.summary());
			assertTrue(report.stop().orElseThrow().contains("read-only"), report.stop()::toString);
		}
		finally {
			assertTrue(output.toFile().setWritable(true));
		}
	}

	@Test
	void aFileSystemThatTakesNothingStopsTheBatch() throws IOException {
		assumeTrue(Files.isDirectory(Path.of("/proc")), "only Linux has /proc, where nobody may write");
		PictureFolders.picture(contents.resolve("a.png"));
		PictureFolders.picture(contents.resolve("b.png"));
		output = Path.of("/proc");

		final BatchReport report = run(Existing.UPDATE);

		assertEquals("2 images: 1 failed, 1 cancelled", report.summary());
		assertTrue(report.stop().orElseThrow().endsWith("."), report.stop()::toString);
	}

	@Test
	void aLinkToAFolderIsAnOutputFolder() throws IOException {
		assumeFalse(File.separatorChar == '\\', "links need rights there");
		PictureFolders.picture(contents.resolve("a.png"));
		Files.createSymbolicLink(output, Files.createDirectory(folder.resolve("elsewhere")));

		assertEquals("1 image: 1 done", run(Existing.UPDATE).summary());
		assertEquals(List.of("a_wave.png"), PictureFolders.names(folder.resolve("elsewhere")));
	}

	@Test
	void inputsStayAsTheyAre() throws IOException {
		PictureFolders.twentyOfWhichThreeAreBroken(contents);
		final List<String> names = PictureFolders.names(contents);
		final byte[] before = Files.readAllBytes(contents.resolve("p3.png"));

		run(Existing.REPLACE);

		assertEquals(names, PictureFolders.names(contents));
		assertArrayEquals(before, Files.readAllBytes(contents.resolve("p3.png")));
	}

	private BatchReport run(final Existing existing) throws IOException {
		return new BatchRun(plan(BatchSettings.of(contents, output)), existing, BatchListener.NONE).run();
	}

	private BatchReport run(final BatchListener listener) throws IOException {
		return new BatchRun(plan(BatchSettings.of(contents, output)), Existing.UPDATE, listener).run();
	}

	private BatchPlan plan(final BatchSettings batch) throws IOException {
		return BatchPlan.of(batch, List.of(style), network, settings());
	}

	private TransferSettings settings() {
		return TransferSettings.DEFAULTS.withStopping(new StoppingSettings(iterations, 0, 0)).withComputation(Optional.empty(),
			Optional.of(Precision.FLOAT32));
	}

	private void age() throws IOException {
		for (final String name : PictureFolders.names(output)) {
			Files.setLastModifiedTime(output.resolve(name), LONG_AGO);
		}
	}

	private static String message(final BatchReport report, final int number) {
		return report.outcomes().get(number - 1).message();
	}

	/** Writes down what it hears. */
	private static class Recorder implements BatchListener {

		final List<String> lines = new ArrayList<>();
		final List<BatchProgress> progress = new ArrayList<>();

		@Override
		public void started(final int number, final int jobs, final BatchJob job) {
			lines.add("started " + job.content().getFileName() + " " + number + " of " + jobs);
		}

		@Override
		public void iterated(final BatchProgress one) {
			progress.add(one);
		}

		@Override
		public void finished(final BatchOutcome outcome) {
			lines.add("finished " + outcome.job().content().getFileName() + " " + outcome.status());
		}
	}
}
