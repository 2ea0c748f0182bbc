package dev.ostiary.job;

/** One kind of job. */
interface JobTask {
  Job.Type type();

  /**
   * Works until the job is done or the server stops.
   *
   * @throws JobWork.Failed when it cannot be done; the message is for whoever asked for it
   */
  void run(JobWork work);
}
