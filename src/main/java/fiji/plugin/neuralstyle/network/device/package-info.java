/** What there is to compute on, and which of it a run takes. Knows nothing of the engine, which is asked through {@link fiji.plugin.neuralstyle.network.device.DeviceFinder}. */
package fiji.plugin.neuralstyle.network.device;
