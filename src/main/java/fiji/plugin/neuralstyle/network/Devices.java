package fiji.plugin.neuralstyle.network;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** Devices as the engine names them. */
final class Devices {

	static final Shape ONE_NUMBER = new Shape(1);

	private static final int FLOAT32 = 6;
	static final int FLOAT64 = 7;

	private Devices() {}

	/** PyTorch's number for the type in which sums are kept: float64, where the device has it. */
	static int sumType(final ComputeDevice device) {
		return device.kind() == ComputeDevice.Kind.MPS ? FLOAT32 : FLOAT64;
	}

	static Device of(final ComputeDevice device) {
		return switch (device.kind()) {
			case CPU -> Device.cpu();
			case GPU -> Device.gpu(device.number());
			case MPS -> Device.of("mps", -1);
		};
	}
}
