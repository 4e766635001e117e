package fiji.plugin.neuralstyle.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.util.cuda.CudaUtils;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.network.device.DeviceFinder;

/** This machine's devices, as the engine finds them. Asking starts the engine. */
public final class EngineDevices implements DeviceFinder {

	/** Compute capability 8.0, NVIDIA's Ampere of 2020. */
	private static final int FIRST_WITH_BFLOAT16 = 80;
	private static final int MOST_GPUS = 64;

	private String absence = "";

	@Override
	public List<ComputeDevice> devices() {
		final List<ComputeDevice> devices = new ArrayList<>(gpus());
		if (isAppleSilicon()) devices.add(ComputeDevice.MPS);
		devices.add(ComputeDevice.CPU);
		return devices;
	}

	@Override
	public String absence(final DeviceChoice choice) {
		return choice.equals(DeviceChoice.MPS) ? "it is the GPU of a Mac with Apple's own processor." : absence;
	}

	@Override
	public Optional<String> problem(final ComputeDevice device) {
		return DeviceProbe.problem(device);
	}

	@Override
	public boolean hasFastBfloat16(final ComputeDevice device) {
		return switch (device.kind()) {
			case CPU -> Processor.here().preferredPrecision() == Precision.BFLOAT16;
			case GPU -> capability(device.number()) >= FIRST_WITH_BFLOAT16;
			case MPS -> false;
		};
	}

	/** By trying, as DJL counts only where it finds CUDA's runtime library by a name that PyTorch's own does not have. */
	private List<ComputeDevice> gpus() {
		final Engine engine = TorchEngine.start();
		final List<ComputeDevice> gpus = new ArrayList<>();
		if (!engine.hasCapability(StandardCapabilities.CUDA)) {
			absence = TorchEngine.cudaAbsence();
			return gpus;
		}
		for (int n = 0; n < MOST_GPUS; n++) {
			final ComputeDevice gpu = ComputeDevice.gpu(n);
			final Optional<String> problem = DeviceProbe.allocationProblem(engine, gpu);
			if (problem.isPresent() && n >= engine.getGpuCount()) {
				absence = n == 0 ? "PyTorch has its CUDA libraries and says: " + problem.get() : "There are no more.";
				break;
			}
			gpus.add(gpu);
		}
		return gpus;
	}

	private static int capability(final int gpu) {
		try {
			return Integer.parseInt(CudaUtils.getComputeCapability(gpu));
		}
		catch (EngineException | IllegalStateException | NumberFormatException e) {
			// Not known: float32 runs everywhere.
			return 0;
		}
	}

	private static boolean isAppleSilicon() {
		return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") && "aarch64".equals(System.getProperty(
			"os.arch"));
	}
}
