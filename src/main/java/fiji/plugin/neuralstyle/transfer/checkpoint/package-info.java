/** The file that a run goes on from after its process has been killed. Knows nothing of what a run is. */
package fiji.plugin.neuralstyle.transfer.checkpoint;
