package fiji.plugin.neuralstyle.network;

import ai.djl.Device;
import ai.djl.ndarray.types.Shape;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;

/** Devices as the engine names them. */
final class Devices {

	static final Shape ONE_NUMBER = new Shape(1);

	private Devices() {}

	static Device of(final ComputeDevice device) {
		return switch (device.kind()) {
			case CPU -> Device.cpu();
			case GPU -> Device.gpu(device.number());
			case MPS -> Device.of("mps", -1);
		};
	}
}
