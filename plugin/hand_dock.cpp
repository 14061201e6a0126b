// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_dock.h"

#include "base/error.h"
#include "hand_board.h"
#include "hand_form.h"
#include "hand_tool.h"
#include "hand_view.h"
#include "layers/own_words.h"
#include "pane_parts.h"

#include <qgsexception.h>
#include <qgsmapcanvas.h>
#include <qgsproject.h>

#include <QLabel>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace doorstep
{
  namespace
  {
    // A bar that comes up where it takes a while, and can be cancelled.
    class Wait
    {
      public:
        Wait( QWidget *parent, const QString &words )
            : mDialog( words, Doorstep::tr( "Cancel" ), 0, 100, parent )
        {
          mDialog.setWindowModality( Qt::ApplicationModal );
          mDialog.setMinimumDuration( 500 );
          mDialog.setValue( 0 );
        }
        Progress progress()
        {
          return [this]( double share )
          {
            mDialog.setValue( std::min( 99, static_cast<int>( 100 * share ) ) );
            return !mDialog.wasCanceled();
          };
        }

      private:
        QProgressDialog mDialog;
    };
  }

  HandDock::HandDock( QgsMapCanvas *canvas, QWidget *parent )
      : QgsDockWidget( tr( "Zones by hand" ), parent ),
        mCanvas( canvas ),
        mBoard( new HandBoard( this ) ),
        mTool( new HandTool( canvas, mBoard ) ),
        mPages( new QStackedWidget ),
        mForm( new HandForm ),
        mView( new HandView( mBoard ) ),
        mWhy( new QLabel )
  {
    setObjectName( QStringLiteral( "DoorstepHandDock" ) );
    mTool->setParent( this );
    auto *start = new QWidget;
    auto *layout = new QVBoxLayout( start );
    auto *purpose =
        new QLabel( tr( "Move visits between zones, split and merge zones, change the order of stops. "
                        "On the map: click a visit or draw around several, then drag them into "
                        "another zone. Nothing is written before Apply." ) );
    purpose->setWordWrap( true );
    layout->addWidget( purpose );
    layout->addWidget( mForm );
    auto *open = new QPushButton( tr( "&Open the plan" ) );
    open->setObjectName( QStringLiteral( "handOpen" ) );
    connect( open, &QPushButton::clicked, this, &HandDock::open );
    layout->addWidget( open );
    mWhy->setObjectName( QStringLiteral( "handWhy" ) );
    mWhy->setWordWrap( true );
    mWhy->setStyleSheet( QStringLiteral( "color: #c00000;" ) );
    layout->addWidget( mWhy );
    layout->addStretch();
    mPages->addWidget( scrolled( start ) );
    mPages->addWidget( mView );
    setWidget( mPages );
    connect( mView, &HandView::writeAsked, this, &HandDock::write );
    connect( mView, &HandView::closeAsked, this, &HandDock::close );
    connect( this, &QDockWidget::visibilityChanged, this,
             [this]( bool isVisible )
             {
               if ( mBoard->session() )
                 takeMap( isVisible );
               else if ( isVisible )
                 mForm->guess();
             } );
    connect( QgsProject::instance(), qOverload<const QStringList &>( &QgsProject::layersRemoved ), this,
             [this]
             {
               if ( !mBoard->session() )
                 mForm->guess();
             } );
    // A plan is not changed without its layers.
    connect(
        QgsProject::instance(), qOverload<const QStringList &>( &QgsProject::layersWillBeRemoved ), this,
        [this]( const QStringList &ids )
        {
          if ( !mBoard->session() )
            return;
          const HandInput &input = mBoard->session()->input();
          for ( const QgsVectorLayer *layer : { input.visits.data(), input.zones.data(), input.routes.data(),
                                                input.directions.data(), input.staging.data() } )
            if ( layer && ids.contains( layer->id() ) )
            {
              mBoard->close();
              mPages->setCurrentIndex( 0 );
              mWhy->setText( tr( "A layer of the plan was removed: what was not applied is given up." ) );
              return;
            }
        } );
  }

  HandDock::~HandDock()
  {
    mCanvas->unsetMapTool( mTool );
  }

  void HandDock::open()
  {
    mWhy->clear();
    try
    {
      Wait wait( this, tr( "Reading the plan and its streets…" ) );
      mBoard->open( std::make_unique<HandSession>( mForm->input(), wait.progress() ) );
    }
    catch ( const Cancelled & )
    {
      return;
    }
    catch ( const std::exception &e )
    {
      mWhy->setText( toldInOwnWords( e.what() ) );
      return;
    }
    mPages->setCurrentIndex( 1 );
    takeMap( true );
    mCanvas->setFocus();
    QStringList warnings = mBoard->session()->warnings();
    if ( const int otherwise = mBoard->session()->timedOtherwise(); otherwise > 0 )
      warnings.prepend(
          tr( "%1 zones take other minutes on these streets than their layer says: choose the streets that "
              "the plan was made with, or plan again." )
              .arg( otherwise ) );
    if ( warnings.isEmpty() )
      mView->say( tr( "Click a visit, or draw around several; drag them into another zone." ), false );
    else
      mView->say( warnings.join( '\n' ), true );
  }

  void HandDock::write()
  {
    Wait wait( this, tr( "Writing the plan…" ) );
    mBoard->write( wait.progress() );
  }

  void HandDock::close()
  {
    if ( mBoard->session() && mBoard->session()->isChanged() &&
         QMessageBox::question( this, tr( "Zones by hand" ),
                                tr( "Some changes are not applied. Give them up?" ) ) != QMessageBox::Yes )
      return;
    mBoard->close();
    mPages->setCurrentIndex( 0 );
    takeMap( false );
  }

  void HandDock::takeMap( bool isVisible )
  {
    if ( isVisible == ( mCanvas->mapTool() == mTool ) )
      return;
    if ( isVisible )
    {
      mToolBefore = mCanvas->mapTool();
      mCanvas->setMapTool( mTool );
    }
    else if ( mToolBefore )
      mCanvas->setMapTool( mToolBefore );
    else
      mCanvas->unsetMapTool( mTool );
  }
}
