package fiji.plugin.neuralstyle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.PyramidSettings;
import fiji.plugin.neuralstyle.transfer.StoppingSettings;
import fiji.plugin.neuralstyle.transfer.TransferListener;
import fiji.plugin.neuralstyle.transfer.TransferSettings;
import fiji.plugin.neuralstyle.weights.VggFile;
import ij.ImagePlus;

class StyleTransferJobTest {

	@TempDir
	private Path folder;

	@Test
	void theResultSaysAllThatMadeIt() throws IOException {
		final StyleTransferJob.Done done = job(settings(2)).run(TransferListener.NONE);

		final Map<String, String> info = ResultImage.info(done.image());
		SettingsText.lines(settings(2)).forEach((name, text) -> assertEquals(text, info.get(name), name));
		assertTrue(info.get("software").startsWith("Neural Style Transfer"));
		assertEquals(VggFile.read(folder.resolve("tiny.safetensors")).sha256(), info.get("networkSha256"));
		assertEquals("max", info.get("usedPooling"));
		assertEquals("float32", info.get("usedPrecision"));
		assertEquals("cpu", info.get("device"));
		assertEquals("cpu", info.get("usedDevice"));
		assertEquals("1", info.get("threads"));
		assertEquals("1", info.get("usedThreads"));
		assertEquals(Double.toString(done.result().losses().total()), info.get("lossTotal"));
		for (final String layer : settings(2).styleLayers().names()) {
			assertTrue(Double.parseDouble(info.get("lossStyle " + layer)) > 0, layer);
		}
		assertTrue(info.containsKey("lossContent relu4_2"));
	}

	/** Neither time, nor place, nor an image's number may get in: the same job is to give the same bytes. */
	@Test
	void theSameJobGivesTheSameImageAndText() throws IOException {
		final ImagePlus first = job(settings(2)).run(TransferListener.NONE).image();
		final ImagePlus second = job(settings(2)).run(TransferListener.NONE).image();

		assertEquals(first.getInfoProperty(), second.getInfoProperty());
		assertArrayEquals((int[]) first.getProcessor().getPixels(), (int[]) second.getProcessor().getPixels());
		assertNull(first.getWindow());
	}

	@Test
	void theNetworksFileStaysAsItIs() throws IOException {
		final StyleTransferJob job = job(settings(2));
		final byte[] before = Files.readAllBytes(folder.resolve("tiny.safetensors"));

		job.run(TransferListener.NONE);

		assertArrayEquals(before, Files.readAllBytes(folder.resolve("tiny.safetensors")));
	}

	@Test
	void aNetworkThatIsInMemoryIsNotReadAgain() throws IOException {
		final StyleTransferJob job = job(settings(2));
		final ImagePlus read = job.run(TransferListener.NONE).image();
		final NetworkWeights weights = VggFile.read(folder.resolve("tiny.safetensors"));
		Files.delete(folder.resolve("tiny.safetensors"));

		final ImagePlus given = job.run(weights, TransferListener.NONE).image();

		assertArrayEquals((int[]) read.getProcessor().getPixels(), (int[]) given.getProcessor().getPixels());
		assertEquals(read.getInfoProperty(), given.getInfoProperty());
	}

	@Test
	void anotherSizeScalesTheCalibration() throws IOException {
		final StyleTransferJob job = job(settings(1).withPyramid(new PyramidSettings(96, 1, 2)));
		job.content().getCalibration().pixelWidth = job.content().getCalibration().pixelHeight = 3;

		final ImagePlus result = job.run(TransferListener.NONE).image();

		assertEquals(96, result.getWidth());
		assertEquals(80, result.getHeight());
		assertEquals(1.5, result.getCalibration().pixelWidth);
		assertEquals(1.5, result.getCalibration().pixelHeight);
	}

	private StyleTransferJob job(final TransferSettings settings) throws IOException {
		return new StyleTransferJob(Samples.content(48, 40), Samples.style(40, 44), Optional.empty(), Samples.network(folder)
			.toString(), settings);
	}

	private static TransferSettings settings(final int iterations) {
		return TransferSettings.DEFAULTS.withStopping(new StoppingSettings(iterations, 0, 0)).withComputation(Optional.empty(),
			Optional.of(Precision.FLOAT32)).withCompute(new ComputeSettings(DeviceChoice.CPU, 1, 0));
	}
}
