package fiji.plugin.neuralstyle.batch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.Samples;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.network.device.DeviceShare;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/** A batch shared by two devices, both of which are the CPU here. */
@Timeout(120)
class SharedBatchTest {

	private static final DeviceShare TWO = new DeviceShare(List.of(ComputeDevice.CPU, ComputeDevice.CPU), Optional.empty());

	@TempDir
	private Path folder;

	private Path contents;
	private Path output;
	private StyleImage style;
	private String network;

	@BeforeEach
	void makeFolders() throws IOException {
		contents = Files.createDirectory(folder.resolve("contents"));
		output = folder.resolve("results");
		style = StyleImage.of(PictureFolders.style(folder.resolve("wave.png")));
		network = Samples.network(folder).toString();
	}

	@Test
	void givesTheSameFilesAsOneDevice() throws Exception {
		PictureFolders.twentyOfWhichThreeAreBroken(contents);
		assertEquals("20 images: 17 done, 3 failed", new BatchRun(plan(), Existing.UPDATE, BatchListener.NONE).run().summary());
		final List<String> names = PictureFolders.names(output);
		final List<byte[]> alone = bytes(names);

		final BatchReport report = new SharedBatch(plan(), Existing.REPLACE, BatchListener.NONE, TWO).run();

		assertEquals("20 images: 17 done, 3 failed", report.summary());
		for (int i = 0; i < report.outcomes().size(); i++) {
			assertEquals(plan().jobs().get(i).content(), report.outcomes().get(i).job().content());
		}
		assertEquals(names, PictureFolders.names(output));
		final List<byte[]> shared = bytes(names);
		for (int i = 0; i < names.size(); i++) {
			assertArrayEquals(alone.get(i), shared.get(i), names.get(i));
		}
	}

	@Test
	void bothWorkAtOnceAndTheListenerHearsOfOneBatch() throws Exception {
		for (int i = 0; i < 6; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}
		final Recorder recorder = new Recorder();

		new SharedBatch(plan(), Existing.UPDATE, recorder, TWO).run();

		assertEquals(List.of(1, 2, 3, 4, 5, 6), recorder.numbers);
		assertEquals(6, recorder.finished);
		assertEquals(2, recorder.threads.size());
		double before = 0;
		for (final double fraction : recorder.fractions) {
			assertTrue(fraction >= before && fraction <= 1, recorder.fractions::toString);
			before = fraction;
		}
		assertEquals(1, before, 1e-9);
	}

	@Test
	void aFileSystemThatTakesNothingStopsBoth() throws Exception {
		assumeTrue(Files.isDirectory(Path.of("/proc")), "only Linux has /proc, where nobody may write");
		for (int i = 0; i < 8; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}
		output = Path.of("/proc");

		final BatchReport report = new SharedBatch(plan(), Existing.UPDATE, BatchListener.NONE, TWO).run();

		assertTrue(report.stop().orElseThrow().endsWith("."), report.stop()::toString);
		assertTrue(report.count(Status.FAILED) <= 2 && report.count(Status.CANCELLED) >= 6, report.summary());
	}

	@Test
	void cancellingEndsBoth() throws Exception {
		for (int i = 0; i < 4; i++) {
			PictureFolders.picture(contents.resolve("p" + i + ".png"));
		}

		final BatchReport report = new SharedBatch(plan(), Existing.UPDATE, new BatchListener() {

			@Override
			public boolean isCancelled() {
				return true;
			}
		}, TWO).run();

		assertEquals("4 images: 4 cancelled", report.summary());
	}

	private BatchPlan plan() throws IOException {
		final TransferSettings settings = TransferSettings.DEFAULTS.withStopping(new StoppingSettings(2, 0, 0)).withComputation(
			Optional.empty(), Optional.of(Precision.FLOAT32)).withCompute(new ComputeSettings(DeviceChoice.CPU, 1, 0));
		return BatchPlan.of(BatchSettings.of(contents, output), List.of(style), network, settings);
	}

	private List<byte[]> bytes(final List<String> names) throws IOException {
		final List<byte[]> bytes = new ArrayList<>();
		for (final String name : names) {
			bytes.add(Files.readAllBytes(output.resolve(name)));
		}
		return bytes;
	}

	private static final class Recorder implements BatchListener {

		private final List<Integer> numbers = new ArrayList<>();
		private final List<Double> fractions = new ArrayList<>();
		private final Set<Thread> threads = new HashSet<>();
		private int finished;

		@Override
		public void started(final int number, final int jobs, final BatchJob job) {
			assertEquals(6, jobs);
			numbers.add(number);
			threads.add(Thread.currentThread());
		}

		@Override
		public void iterated(final BatchProgress progress) {
			fractions.add(progress.fraction());
		}

		@Override
		public void finished(final BatchOutcome outcome) {
			finished++;
		}
	}
}
