// SPDX-License-Identifier: GPL-2.0-or-later
// Work on all cores whose result does not depend on how many there are: item i writes only slot i.
#pragma once
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace doorstep
{
  // Cores to use where an option says 0.
  inline unsigned coreCount()
  {
    const unsigned cores = std::thread::hardware_concurrency();
    return cores == 0 ? 1 : cores;
  }

  // Calls work( begin, end, worker ) for blocks of [0, count), on `threads` threads (0: all cores), worker
  // being 0 … threads-1. The first exception stops the rest and is thrown to the caller.
  template <class Work>
  void parallelBlocks( std::size_t count, std::size_t block, unsigned threads, Work &&work )
  {
    const std::size_t blocks = ( count + block - 1 ) / block;
    unsigned workers = threads == 0 ? coreCount() : threads;
    if ( workers > blocks )
      workers = static_cast<unsigned>( blocks );
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex guard;
    const auto run = [&]( unsigned worker )
    {
      try
      {
        for ( std::size_t b = next++; b < blocks; b = next++ )
          work( b * block, b * block + block < count ? b * block + block : count, worker );
      }
      catch ( ... )
      {
        const std::lock_guard lock( guard );
        if ( !failure )
          failure = std::current_exception();
        next = blocks;
      }
    };
    {
      // std::jthread's one use here, which not every standard library has.
      struct Threads
      {
          std::vector<std::thread> all;
          ~Threads()
          {
            for ( std::thread &thread : all )
              thread.join();
          }
      } others;
      others.all.reserve( workers );
      for ( unsigned w = 1; w < workers; ++w )
        others.all.emplace_back( run, w );
      if ( workers > 0 )
        run( 0 );
    }
    if ( failure )
      std::rethrow_exception( failure );
  }
}
