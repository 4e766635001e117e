package fiji.plugin.neuralstyle.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import fiji.plugin.neuralstyle.network.FormulaNetwork;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

class SpeedTestTest {

	private static final NetworkWeights NETWORK = FormulaNetwork.weights();
	private static final List<ComputeDevice> CPU = List.of(ComputeDevice.CPU);

	@Test
	void everyPrecisionOfTheCpuIsMeasuredAtEverySize() {
		final List<String> told = new ArrayList<>();

		final List<Speed> speeds = new SpeedTest(NETWORK, List.of(48, 64), 0.4, 1).run(CPU, (step, steps, what) -> told.add(
			step + "/" + steps + " " + what), () -> false);

		assertEquals(List.of("1/4 cpu, float32, 48 pixels", "2/4 cpu, float32, 64 pixels", "3/4 cpu, bfloat16, 48 pixels",
			"4/4 cpu, bfloat16, 64 pixels"), told);
		assertEquals(4, speeds.size());
		assertEquals(List.of(Precision.FLOAT32, Precision.FLOAT32, Precision.BFLOAT16, Precision.BFLOAT16), speeds.stream().map(
			Speed::precision).toList());
		for (final Speed speed : speeds) {
			assertEquals(ComputeDevice.CPU, speed.device());
			assertEquals(1, speed.threads());
			assertTrue(speed.secondsPerIteration() > 0 && speed.secondsPerIteration() < 60, speed.toString());
		}
	}

	@Test
	void anIterationIsTimedHoweverShortTheTest() {
		final List<Speed> speeds = new SpeedTest(NETWORK, List.of(48), 1e-9, 1).run(CPU, (step, steps, what) -> {}, () -> false);

		for (final Speed speed : speeds) {
			assertTrue(Double.isFinite(speed.iterationsPerSecond()), speed.toString());
		}
	}

	@Test
	void itCanBeCancelled() {
		final SpeedTest test = new SpeedTest(NETWORK, List.of(48), 3000, 1);

		assertThrows(CancellationException.class, () -> test.run(CPU, (step, steps, what) -> {}, () -> true));
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, Double.NaN, 1e9 })
	void timesThatAreNoneAreRefused(final double seconds) {
		final String message = assertThrows(IllegalArgumentException.class, () -> new SpeedTest(NETWORK, List.of(48), seconds,
			1)).getMessage();

		assertTrue(message.contains("seconds; it must be above 0"), message);
	}

	/** Three sizes of 100 iterations: 512, 256 and 128 pixels are 1.3125 times the pixels of 512 alone. */
	@Test
	void aRunIsExpectedToTakeInProportionToItsPixelsAndIterations() {
		final Speed speed = new Speed(ComputeDevice.CPU, Precision.FLOAT32, 256, 1, 0.25);

		assertEquals(131.25, Expectation.of(speed, NETWORK, 512).toMillis() / 1e3, 0.01);
		assertEquals(525, Expectation.of(speed, NETWORK, 1024).toMillis() / 1e3, 0.01);
	}
}
