package fiji.plugin.neuralstyle.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import fiji.plugin.neuralstyle.benchmark.RandomVgg;
import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.weights.BuiltInNetwork;

class MemoryPlanTest {

	private static final long GIGA = 1_000_000_000;
	private static final OptimizerSettings USUAL = TransferSettings.DEFAULTS.optimizer();

	@Test
	void whatFitsIsSeenAtOnce() throws IOException {
		final MemoryPlan plan = plan(new Size(512, 512), 8 * GIGA, 0);
		assertFalse(plan.isTiled());
		assertEquals(USUAL, plan.optimizer());
		assertEquals(Optional.empty(), plan.message());
		assertTrue(plan.bytes() < GIGA, () -> plan.bytes() + " bytes");
	}

	/** 64 maps of bfloat16 have 2^31 bytes at 4,096 pixels a side. */
	@Test
	void mapsBeyondTheEnginesFastConvolutionsAreSeenInTilesHoweverMuchMemoryThereIs() {
		final Size largest = new Size(4096, 4095);
		final Size larger = new Size(4096, 4096);

		assertFalse(withAllMemory(Precision.BFLOAT16, largest).isTiled());
		assertTrue(withAllMemory(Precision.BFLOAT16, larger).isTiled());
		assertFalse(withAllMemory(Precision.FLOAT32, larger).isTiled(), "it has others for these");
	}

	private static MemoryPlan withAllMemory(final Precision precision, final Size size) {
		return MemoryPlan.of(RandomVgg.weights(1), TransferSettings.DEFAULTS.withComputation(Optional.empty(), Optional.of(precision)),
			size, 1000 * GIGA);
	}

	@Test
	void withLessAndLessMemoryTilesThenAShorterHistoryThenAdamThenCompactAdamMakeDo() throws IOException {
		final Size size = new Size(6000, 4000);
		final List<String> seen = new ArrayList<>();
		for (long free = 40 * GIGA; free > 25 * GIGA / 10; free -= GIGA / 5) {
			final MemoryPlan plan = plan(size, free, 0);
			final boolean asAsked = plan.optimizer().equals(USUAL);
			assertTrue(plan.bytes() <= free, plan.toString());
			assertTrue(!plan.isTiled() || plan.tileBytes() <= 13 * GIGA / 10, "with Java's own and the engine's it is to be under 2 GB");
			assertEquals(asAsked, plan.message().isEmpty(), plan.toString());
			final String way = (plan.isTiled() ? "tiles" : "whole") + (asAsked ? "" : plan.optimizer()
				.method() == OptimizerSettings.Method.LBFGS ? ", shorter" : plan.adamStorage() == AdamState.Storage.EXACT ? ", Adam"
					: ", compact Adam");
			if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(way)) seen.add(way);
		}
		assertEquals(List.of("whole", "tiles", "tiles, shorter", "tiles, Adam", "tiles, compact Adam"), seen);
	}

	@Test
	void theSizeInTheMessageFits() throws IOException {
		final Size asked = new Size(20000, 10000);
		final long free = 2 * GIGA;
		final String message = assertThrows(IllegalArgumentException.class, () -> plan(asked, free, 0)).getMessage();
		assertTrue(message.contains("20000 x 10000"), message);
		final Matcher size = Pattern.compile("Size (\\d+)").matcher(message);
		assertTrue(size.find(), message);
		final int fitting = Integer.parseInt(size.group(1));
		plan(new Size(fitting, fitting / 2), free, 0);
		assertThrows(IllegalArgumentException.class, () -> plan(new Size(fitting + 200, fitting / 2 + 100), free, 0));
	}

	@Test
	void theMemoryInTheMessageIsEnough() throws IOException {
		final String message = assertThrows(IllegalArgumentException.class, () -> plan(new Size(2000, 2000), 8 * GIGA, 10))
			.getMessage();
		final Matcher memory = Pattern.compile("at least (\\d+) MB").matcher(message);
		assertTrue(memory.find(), message);
		final int enough = Integer.parseInt(memory.group(1));
		assertEquals(enough * 1_000_000L, plan(new Size(2000, 2000), 8 * GIGA, enough).tileBytes());
	}

	@Test
	void aStyleScaledFarUpIsSeenInTilesAndThenRefused() throws IOException {
		final Size size = new Size(512, 512);
		assertFalse(plan(size, size.pixels()).isTiled());
		final MemoryPlan large = plan(size, 50e6);
		assertTrue(large.isTiled());
		assertTrue(large.bytes() > 2L * 12 * 49_000_000, large.toString());
		final String message = assertThrows(IllegalArgumentException.class, () -> plan(size, 1e9)).getMessage();
		assertTrue(message.contains("1000 megapixels") && message.contains("Lower the style scale"), message);
		assertThrows(IllegalArgumentException.class, () -> plan(size, 1e30));
	}

	private static MemoryPlan plan(final Size size, final double stylePixels) throws IOException {
		return MemoryPlan.of(BuiltInNetwork.load(), TransferSettings.DEFAULTS, size, stylePixels, 8 * GIGA);
	}

	private static MemoryPlan plan(final Size size, final long free, final int memory) throws IOException {
		return MemoryPlan.of(BuiltInNetwork.load(), TransferSettings.DEFAULTS.withCompute(new ComputeSettings(
			DeviceChoice.CPU, 0, memory)), size, free);
	}

	@Test
	void adamsImagesAreThoseThatARunHas() throws IOException {
		final Size size = new Size(8192, 8192);
		final long image = 12 * size.pixels();
		final long oneSize = adam(size, new PyramidSettings(0, 1, 2)).bytes();
		assertEquals(6 * image, oneSize - adam(size, new PyramidSettings(0, 1, 2)).tileBytes(), image / 100);
		assertEquals(image, adam(size, new PyramidSettings(0, 3, 2)).bytes() - oneSize, "what the level begins with");
		assertEquals(2 * image, adam(size, new PyramidSettings(8192, 3, 2)).bytes() - oneSize, "and the content at that size");
	}

	private static MemoryPlan adam(final Size size, final PyramidSettings pyramid) throws IOException {
		return MemoryPlan.of(BuiltInNetwork.load(), TransferSettings.DEFAULTS.withPyramid(pyramid).withOptimizer(
			new OptimizerSettings(OptimizerSettings.Method.ADAM, 20, 0.02)), size, 20 * GIGA);
	}

	@Test
	void thereIsAPlanForTheLargestImageOfImageJAndNoneBeyond() throws IOException {
		assertTrue(plan(new Size(46_340, 46_340), 500 * GIGA, 0).isTiled());
		final String message = assertThrows(IllegalArgumentException.class, () -> plan(new Size(46_341, 46_341), 500 * GIGA, 0))
			.getMessage();
		assertTrue(message.contains("46341 x 46341") && message.contains("Size 46340"), message);
	}

	@Test
	void anImageOfAnySizeIsRefusedBeforeTheWork() {
		final TransferSettings huge = TransferSettings.DEFAULTS.withPyramid(new PyramidSettings(1_000_000, 1, 2));
		assertThrows(IllegalArgumentException.class, () -> new StyleTransfer(FormulaNetwork.weights()).run(
			new TransferRequest(FormulaNetwork.image(0, 40, 40), FormulaNetwork.image(1, 40, 40), huge),
			TransferListener.NONE));
	}
}
